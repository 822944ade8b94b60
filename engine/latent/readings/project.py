"""Showing a space another way: at once on a plane, or once its samples are laid out."""

from __future__ import annotations

from collections.abc import Mapping

from engine.latent.later import Later, Tell
from engine.latent.projections.embedding import Embedding
from engine.latent.projections.laying_out import LayingOut, Method
from engine.latent.projections.lens import Laid
from engine.latent.projections.tsne import tsne
from engine.latent.projections.umap import find_umap, umap
from engine.latent.space import Space
from engine.questions.projecting import Axes, How, Principal, Project, Projected, Tsne, Umap
from engine.questions.question import Unanswerable

METHODS: Mapping[type[How], tuple[str, Method]] = {Tsne: ("t-SNE", tsne), Umap: ("UMAP", umap)}


def projected(space: Space, asked: Project) -> Projected | Later:
    """Show the space so from now on. Raises Unanswerable."""
    match asked.how:
        case Axes() | Principal():
            _check(space, asked.how)
            space.lens.turn_to(asked.how)
            return Projected(space.see().view)
        case Umap():
            find_umap()
            return Later(_Laying(space, asked.how).compute)
        case Tsne():
            return Later(_Laying(space, asked.how).compute)


def _check(space: Space, how: Axes | Principal) -> None:
    if not isinstance(how, Axes) or space.dimensions == 1:
        return
    last = space.dimensions - 1
    if how.across == how.up:
        raise Unanswerable("Expected two different dimensions, received the same one twice.")
    if not (0 <= how.across <= last and 0 <= how.up <= last):
        raise Unanswerable(
            f"Expected dimensions from 0 to {last:,}, received {how.across:,} and {how.up:,}."
        )


class _Laying:
    """A layout of the codes of now, on its way; it is shown as it grows."""

    def __init__(self, space: Space, how: Tsne | Umap) -> None:
        self._how, self._lens = how, space.lens
        self._codes, self._step = space.codes(), space.step
        self._seen = (space.lens.seen or space.see()).points
        self._before = space.lens.how, space.lens.laid
        self._shown: Laid | None = None

    def compute(self, tell: Tell) -> Projected:
        """Lay out, on whatever thread; what was shown before comes back when that is given up or
        fails.
        """
        try:
            self._lay_out(tell)
            tell(1.0)
        except Exception:
            self._lens.take_back(self._shown, self._before)
            raise
        return Projected(self._lens.look(self._codes, self._step).view)

    def _lay_out(self, tell: Tell) -> None:
        name, method = METHODS[type(self._how)]
        before = self._earlier()
        laying = LayingOut(self._codes, self._seen, name, before.scale if before else None)

        def show(embedding: Embedding, *, is_whole: bool = before is not None) -> None:
            self._shown = Laid(self._how, embedding, self._step, is_whole, laying.scale)
            self._lens.lay(self._shown)

        start = before.embedding.places.points if before else None
        show(laying.run(method, tell, show, start), is_whole=True)

    def _earlier(self) -> Laid | None:
        """The layout before this one, if it is one to go on from."""
        how, laid = self._before
        return laid if laid and how == laid.how == self._how and laid.is_whole else None
