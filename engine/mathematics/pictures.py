"""Pictures, (height, width) or (channels, height, width), and windows that slide over them."""

from __future__ import annotations

from dataclasses import dataclass

from engine.language.block import Parameters, Site, Types
from engine.language.inference import Misfit
from engine.language.parameters import Choice, Condition, Integer, Option
from engine.language.reading import whole
from engine.language.types import Shape, shape_words

PLANE, WITH_CHANNELS = 2, 3
"""How many axes a picture has."""

AXES = "batch ... height width"
"""The pattern of an input that takes pictures; one of two axes has one channel."""

MOST_CHANNELS, MOST_KERNEL, MOST_STRIDE, MOST_MARGIN, MOST_DILATION = 4096, 31, 16, 64, 8

CHANNELS = Integer(
    "channels",
    16,
    high=MOST_CHANNELS,
    title="Channels",
    unit="pictures",
    help="How many filters there are, so how many pictures come out.",
)
KERNEL = Integer(
    "kernel",
    3,
    high=MOST_KERNEL,
    title="Kernel",
    unit="pixels",
    help="Height and width of the filter.",
)
STRIDE = Integer(
    "stride",
    1,
    high=MOST_STRIDE,
    title="Stride",
    unit="pixels",
    help="How far the filter moves between two results.",
)
PADDING = Choice(
    "padding",
    "same",
    (
        Option("same", "Same", "As many zeros around the picture as keep its size at stride 1"),
        Option("none", "None", "No zeros: the picture shrinks by the kernel less 1"),
        Option("set", "As set", "As many zeros on each side as the margin says"),
    ),
    title="Padding",
    help="What lies around the picture where the filter reaches beyond it.",
)
MARGIN = Integer(
    "margin",
    1,
    low=0,
    high=MOST_MARGIN,
    title="Margin",
    unit="pixels",
    help="How many zeros are put on each of the four sides.",
    only_if=Condition("padding", ("set",)),
)
DILATION = Integer(
    "dilation",
    1,
    high=MOST_DILATION,
    title="Dilation",
    unit="pixels",
    help="How far apart the pixels are that the filter weighs; 1 for neighbours.",
)


def picture(inputs: Types) -> tuple[int, int, int]:
    """Channels, height and width of the picture on x. Raises Misfit where it is none."""
    shape = inputs["x"].shape
    if len(shape) not in (PLANE, WITH_CHANNELS):
        expected = "height × width or channels × height × width"
        raise Misfit("x", expected, inputs["x"].words(), "a picture has two or three axes")
    channels = shape[0] if len(shape) == WITH_CHANNELS else 1
    return channels, shape[-2], shape[-1]


def with_channels(site: Site) -> str:
    """Source of the picture on x with its channels: (batch, channels, height, width)."""
    name = site.names["x"]
    return f"{name}.unsqueeze(1)" if len(site.inputs["x"].shape) == PLANE else name


def without_channels(site: Site, expression: str) -> str:
    """Source of a picture with as many axes as the one on x, from one that has its channels."""
    return f"{expression}.squeeze(1)" if len(site.inputs["x"].shape) == PLANE else expression


def channels_of(inputs: Types) -> int:
    """The channels of the picture on x, or its features where it has one axis; else a Misfit."""
    found = inputs["x"]
    if len(found.shape) not in (1, PLANE, WITH_CHANNELS):
        expected = "features, height × width or channels × height × width"
        raise Misfit("x", expected, found.words(), "it has neither features nor a picture's axes")
    return 1 if len(found.shape) == PLANE else found.shape[0]


def resized(inputs: Types, height: int, width: int) -> Shape:
    """The shape of the picture on x with another height and width, and as many axes."""
    return (*inputs["x"].shape[:-2], height, width)


@dataclass(frozen=True)
class Window:
    """A square filter that slides over a picture.

    before, after: how many pixels are put on the upper and left, and on the lower and right side.
    """

    kernel: int
    stride: int = 1
    dilation: int = 1
    before: int = 0
    after: int = 0

    @property
    def span(self) -> int:
        """How many pixels lie between the first and the last that it weighs, both counted."""
        return self.dilation * (self.kernel - 1) + 1

    def over(self, inputs: Types) -> tuple[int, int]:
        """Height and width of the results over the picture on x. Raises Misfit where none fits."""
        _, height, width = picture(inputs)
        room = self.span - self.before - self.after
        if min(height, width) < room:
            span, margin = shape_words((self.span, self.span)), self.before
            around = f" with {margin:,} on each side" if margin else ""
            raise Misfit(
                "x",
                f"a picture of at least {shape_words((room, room))}",
                inputs["x"].words(),
                f"the kernel spans {span} pixels and is larger than the picture{around}",
            )
        return self._results(height), self._results(width)

    def arguments(self) -> str:
        """Source of what a convolution takes after its channels: 3, stride=2, padding=1."""
        padding = self.before if self.before == self.after else 0
        words = (
            ("stride", self.stride, 1),
            ("padding", padding, 0),
            ("dilation", self.dilation, 1),
        )
        named = (f"{name}={value}" for name, value, usual in words if value != usual)
        return ", ".join([str(self.kernel), *named])

    def padded(self, expression: str) -> str:
        """Source of the picture with what `arguments` cannot put around it."""
        if self.before == self.after:
            return expression
        one, other = self.before, self.after
        return f"nn.functional.pad({expression}, ({one}, {other}, {one}, {other}))"

    def _results(self, size: int) -> int:
        return (size + self.before + self.after - self.span) // self.stride + 1


def window(parameters: Parameters) -> Window:
    """The window of a block with KERNEL, STRIDE, PADDING, MARGIN and DILATION."""
    kernel, stride, dilation = (
        whole(parameters, name) for name in ("kernel", "stride", "dilation")
    )
    spare = dilation * (kernel - 1)
    margin = whole(parameters, "margin") if parameters["padding"] == "set" else 0
    before, after = margin, margin
    if parameters["padding"] == "same":
        before, after = spare // 2, spare - spare // 2
    return Window(kernel, stride, dilation, before, after)


def bias_argument(parameters: Parameters) -> str:
    """Source of what a convolution takes where it has no bias."""
    return "" if parameters["bias"] else ", bias=False"
