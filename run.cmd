@echo off
rem Starts calmroom, or its tooling: see packaging\dev.py, or type run.cmd --help
setlocal
set PY="%~dp0.venv\Scripts\python.exe"
if exist %PY% %PY% -S -E -c "" >nul 2>nul && goto start
for %%V in (3.13 3.12 3.14 3.11) do (
  set PY=py -%%V
  py -%%V -S -E -c "" >nul 2>nul && goto start
)
set PY=python
python -S -E -c "" >nul 2>nul && goto start
echo calmroom needs Python 3.11 to 3.14, and there is none here. To install it, type:  1>&2
echo   winget install Python.Python.3.13  1>&2
exit /b 1
:start
%PY% -S -E "%~dp0packaging\dev.py" %*
exit /b %ERRORLEVEL%
