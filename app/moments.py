"""A moment in words."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QDateTime, QLocale

from app.words import tr


def when_words(seconds: float, now: datetime | None = None, *, is_exact: bool = False) -> str:
    """A moment, as short as it can be told: '14:03', 'yesterday 14:03', '3 Nov 2026 14:03'.

    seconds: since 1970. is_exact: whether the seconds are told: '14:03:27'.
    """
    then = datetime.fromtimestamp(seconds).astimezone()
    time = f"{then:%H:%M:%S}" if is_exact else f"{then:%H:%M}"
    today = (now or datetime.now()).astimezone().date()
    if then.date() == today:
        return time
    if then.date() == today - timedelta(days=1):
        return tr("yesterday {time}", time=time)
    day = QLocale().toString(QDateTime.fromSecsSinceEpoch(int(seconds)), "d MMM yyyy")
    return f"{day} {time}"
