"""The values that a parameter may hold, and the frozen mapping that documents are built of."""

from __future__ import annotations

from collections.abc import ItemsView, Iterable, Iterator, KeysView, Mapping, ValuesView
from typing import TypeVar, overload

Value = bool | int | float | str | tuple[int, ...] | tuple[float, ...] | tuple[str, ...]
"""What a parameter holds: a switch, a number, a word, a shape, numbers, or a list of ids."""

K = TypeVar("K")
V = TypeVar("V")
D = TypeVar("D")


class Map(Mapping[K, V]):
    """A mapping that never changes: hashable, picklable, in the order of its making.

    Two maps are equal when they hold the same pairs, whatever their order; as in a file, 1, 1.0
    and true are three values.
    """

    __slots__ = ("_hash", "_items")

    def __init__(self, items: Mapping[K, V] | Iterable[tuple[K, V]] = ()) -> None:
        self._items: dict[K, V] = dict(items.items() if isinstance(items, Map) else items)
        self._hash: int | None = None

    def __getitem__(self, key: K) -> V:
        return self._items[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    # What Mapping makes of the three above is right as well; these are many times faster.
    def __contains__(self, key: object) -> bool:
        return key in self._items

    @overload
    def get(self, key: K, /) -> V | None: ...
    @overload
    def get(self, key: K, /, default: V | D) -> V | D: ...
    def get(self, key: K, /, default: V | D | None = None) -> V | D | None:
        """The value of a key; another one where there is none."""
        return self._items.get(key, default)

    def keys(self) -> KeysView[K]:
        """The keys."""
        return self._items.keys()

    def values(self) -> ValuesView[V]:
        """The values."""
        return self._items.values()

    def items(self) -> ItemsView[K, V]:
        """The pairs."""
        return self._items.items()

    def __hash__(self) -> int:
        if self._hash is None:
            self._hash = hash(frozenset(self._items.items()))
        return self._hash

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if not isinstance(other, Map) or self._items != other._items:
            return False
        for key, value in self._items.items():  # noqa: SIM110 - a generator takes twice as long
            if type(value) is not type(other._items[key]):
                return False
        return True

    def __repr__(self) -> str:
        return f"Map({self._items!r})"

    def __reduce__(self) -> tuple[type[Map[K, V]], tuple[dict[K, V]]]:
        return Map, (self._items,)

    def put(self, key: K, value: V) -> Map[K, V]:
        """The same map with one pair set; the map itself where nothing would change."""
        if key in self._items and self._items[key] is value:
            return self
        return Map({**self._items, key: value})

    def without(self, keys: Iterable[K]) -> Map[K, V]:
        """The same map less `keys`; the map itself where it holds none of them."""
        gone = set(keys) & self._items.keys()
        if not gone:
            return self
        return Map((key, value) for key, value in self._items.items() if key not in gone)
