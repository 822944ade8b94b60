"""A moment in words."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QDateTime, QLocale

from app.words import tr


def when_words(seconds: float, now: datetime | None = None) -> str:
    """A moment, as short as it can be told: '14:03', 'yesterday 14:03', '3 Nov 2026 14:03'.

    seconds: since 1970.
    """
    then = datetime.fromtimestamp(seconds).astimezone()
    today = (now or datetime.now()).astimezone().date()
    if then.date() == today:
        return f"{then:%H:%M}"
    if then.date() == today - timedelta(days=1):
        return tr("yesterday {time}", time=f"{then:%H:%M}")
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(round(seconds)), "d MMM yyyy HH:mm")
