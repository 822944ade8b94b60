import pytest
import torch

from engine.training.device import choose_device, device_words


@pytest.fixture
def available(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """A machine that has these devices beside its processor."""
    monkeypatch.setattr(torch.cuda, "is_available", lambda: "cuda" in request.param)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: "mps" in request.param)


@pytest.mark.parametrize(
    ("available", "wanted", "chosen"),
    [
        ("", "auto", "cpu"),
        ("cuda", "auto", "cuda"),
        ("mps", "auto", "cpu"),
        ("cuda", "cpu", "cpu"),
        ("cuda", "cuda", "cuda"),
        ("mps", "mps", "mps"),
    ],
    indirect=["available"],
)
def test_a_device_that_is_there_is_chosen(available: None, wanted: str, chosen: str) -> None:
    assert choose_device(wanted).type == chosen


@pytest.mark.parametrize(
    ("available", "wanted", "there"),
    [
        ("", "cuda", "auto, cpu"),
        ("cuda", "mps", "auto, cpu, cuda"),
        ("cuda mps", "tpu", "auto, cpu, cuda, mps"),
    ],
    indirect=["available"],
)
def test_a_device_that_is_not_there_is_refused_with_those_that_are(
    available: None, wanted: str, there: str
) -> None:
    with pytest.raises(
        ValueError, match=f"expected one of {there} on this machine, received '{wanted}'"
    ):
        choose_device(wanted)


def test_the_processor_is_named_in_capitals() -> None:
    assert device_words(torch.device("cpu")) == "CPU"


def test_a_gpu_is_named_as_its_maker_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "get_device_name", lambda device: f"Card at {device}")

    assert device_words(torch.device("cuda")) == "Card at cuda"
