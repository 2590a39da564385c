"""Appointments, as the vault keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from calmroom.domain.sessions.appointments import Appointment


class Appointments(Protocol):
    """Hours with the therapist."""

    def save(self, *appointments: Appointment) -> None:
        """Write them, all or none; safe on disk when this returns."""
        ...

    def get(self, appointment_id: str) -> Appointment | None:
        """The appointment with that id."""
        ...

    def remove(self, appointment_id: str) -> None:
        """Take it out for good, with all its hours."""
        ...

    def all(self) -> tuple[Appointment, ...]:
        """Every one, in the order in which they were first saved."""
        ...
