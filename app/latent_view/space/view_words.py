"""What is said of the way in which a space is shown."""

from __future__ import annotations

import math

from app.words import tr
from engine.questions.projecting import Axes, How, Principal, Tsne, Umap, View

MOST_NAMED = 8


def how_words(how: How) -> str:
    """'shown on their two main axes', after '10 dimensions'."""
    match how:
        case Axes(across, up):
            return tr("shown on z{across} and z{up}", across=across + 1, up=up + 1)
        case Principal():
            return tr("shown on their two main axes")
        case Tsne():
            return tr("laid out by t-SNE")
        case Umap():
            return tr("laid out by UMAP")


def seen_words(view: View) -> str:
    """How much of the space is seen: '72 % of the variance · 1 of 10 collapsed'."""
    parts = []
    if view.explained is not None:
        parts.append(tr("{percent} of the variance", percent=_percent(view.explained)))
    elif not view.is_exact:
        parts.append(tr("codes of step {step:,}", step=view.step))
    if view.collapsed.size:
        total = len(view.variances)
        parts.append(tr("{count:,} of {total:,} collapsed", count=view.collapsed.size, total=total))
    return " · ".join(parts)


def dimension_words(view: View, dimension: int) -> str:
    """What part a dimension has, from 0: 'z3: 12 % of the variance'."""
    name = f"z{dimension + 1}"
    if dimension in view.collapsed:
        return tr("{name} has collapsed: the codes hardly differ along it", name=name)
    total = float(view.variances.sum())
    if not 0 < total < math.inf:
        return name
    percent = _percent(float(view.variances[dimension]) / total)
    return tr("{name}: {percent} of the variance", name=name, percent=percent)


def seen_tip(view: View) -> str:
    """The same at length, with the dimensions that collapsed by their names."""
    total, gone = len(view.variances), [int(place) + 1 for place in view.collapsed]
    sentences = [_method_words(view)]
    if gone:
        named = ", ".join(f"z{place}" for place in gone[:MOST_NAMED])
        more = ", …" if len(gone) > MOST_NAMED else ""
        sentences.append(
            tr(
                "{active:,} of {total:,} dimensions are active. The codes hardly differ along "
                "{named}.",
                active=total - len(gone),
                total=total,
                named=named + more,
            )
        )
    elif total > 1:
        sentences.append(tr("All {total:,} dimensions are active.", total=total))
    return "\n".join(sentences)


def _method_words(view: View) -> str:
    if not view.is_exact:
        return tr(
            "Near samples are near in the space too. A point between samples stands for a code "
            "between theirs."
        )
    if view.explained is None:
        return tr("All codes are the same, or none is a number.")
    return tr(
        "{percent} of the variance of the codes is seen in this plane.",
        percent=_percent(view.explained),
    )


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"
