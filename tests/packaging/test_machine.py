"""What the system lacks: which line is typed, by whom. No program that tests use is on these trees' PATH."""

import pytest
from tooling import Tree

NOTES = 'echo "$0 $@" >> "$HOME/installed"'


def installed(tree: Tree) -> str:
    notes = tree.root / "installed"
    return notes.read_text(encoding="utf-8") if notes.exists() else ""


@pytest.mark.parametrize(
    ("manager", "command", "packages"),
    [
        ("apt-get", "apt-get install", "xvfb openbox xdotool pulseaudio pulseaudio-utils"),
        ("dnf", "dnf install", "xorg-x11-server-Xvfb openbox xdotool"),
        ("zypper", "zypper install", "xorg-x11-server-Xvfb openbox xdotool"),
        ("pacman", "pacman -S --needed", "xorg-server-xvfb openbox xdotool"),
    ],
)
def test_where_installing_fails_the_line_to_type_is_printed(
    tree: Tree, manager: str, command: str, packages: str
) -> None:
    tree.command(manager, "exit 100")
    answer = tree.start("test")
    assert answer.stdout.startswith("pytest|")
    # A library may be missing as well where these tests run; it stands before the programs.
    [typed] = [line for line in answer.stderr.splitlines() if "To have them, type:  " in line]
    assert f"{command} " in typed
    assert packages in typed


def test_without_a_known_manager_the_files_are_named(tree: Tree) -> None:
    assert "what holds: Xvfb openbox xdotool" in tree.start("test").stderr


def test_the_managers_own_program_installs_where_no_password_is_asked(tree: Tree) -> None:
    tree.command("apt-get", NOTES)
    tree.command("sudo", 'shift; exec "$@"')
    (tree.commands / "true").symlink_to("/bin/true")
    tree.start("test")
    first = installed(tree).splitlines()[0]
    assert " install -y -q --no-remove --no-install-recommends " in first
    assert "xvfb openbox xdotool" in first


def test_nothing_is_installed_for_the_sake_of_a_second_start(tree: Tree) -> None:
    tree.command("apt-get", NOTES)
    tree.start("test")
    before = installed(tree)
    answer = tree.start("test")
    assert installed(tree) == before
    assert "apt-get install xvfb" in answer.stderr


def test_no_sound_server_is_put_beside_pipewire(tree: Tree) -> None:
    tree.command("apt-get", "exit 100")
    tree.command("pipewire", "exit 0")
    assert "pulseaudio " not in tree.start("test").stderr


def test_another_machine_with_the_same_folder_is_looked_at_anew(tree: Tree) -> None:
    tree.start("list")
    (tree.root / ".venv" / "machine-run").write_text("machine another\n", encoding="utf-8")
    assert tree.start("list").stdout == "calmroom|list\n"
    assert "machine another" not in (tree.root / ".venv" / "machine-run").read_text(encoding="utf-8")
    assert len(tree.pip_calls()) == 1
