"""A number that glides from where it is to where it is wanted, and holds no timer while it rests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation

if TYPE_CHECKING:
    from collections.abc import Callable


class Glide(QObject):
    """One gliding number.

    Args:
        owner: The widget that paints it, and that it dies with.
        changed: Called after each change; mostly the owner's ``update``.
        easing: The curve of the movement.
        step: ``changed`` is called only where the number has moved by so much, and at the end: painting costs.
    """

    def __init__(
        self,
        owner: QObject,
        changed: Callable[[], None],
        easing: QEasingCurve.Type = QEasingCurve.Type.OutCubic,
        step: float = 0.0,
    ) -> None:
        super().__init__(owner)
        self._changed = changed
        self._easing = easing
        self._least = step
        self._value = 0.0
        self._animation: QVariantAnimation | None = None

    @property
    def value(self) -> float:
        """The number now."""
        return self._value

    @property
    def moving(self) -> bool:
        """Whether it is on its way."""
        return self._animation is not None and self._animation.state() == QVariantAnimation.State.Running

    def jump(self, value: float) -> None:
        """Sets the number at once."""
        if self._animation is not None:
            self._animation.stop()
        self._value = value
        self._changed()

    def go(self, value: float, milliseconds: int) -> None:
        """Moves towards a number; at once if there is no time to take."""
        if milliseconds <= 0:
            self.jump(value)
            return
        if self._animation is None:
            self._animation = QVariantAnimation(self)
            self._animation.setEasingCurve(self._easing)
            self._animation.valueChanged.connect(self._step)
        self._animation.stop()
        self._animation.setStartValue(float(self._value))
        self._animation.setEndValue(float(value))
        self._animation.setDuration(milliseconds)
        self._animation.start()

    def _step(self, value: float) -> None:
        is_end = self._animation is None or value == self._animation.endValue()
        if is_end or abs(value - self._value) >= self._least:
            self._value = value
            self._changed()
