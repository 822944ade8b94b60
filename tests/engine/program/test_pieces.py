"""The pieces, given what a text has imported where they stand in it."""

import pytest
import torch
from torch import Tensor, nn

from engine.program import pieces


@pytest.fixture(autouse=True)
def _as_in_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "torch", torch, raising=False)
    monkeypatch.setattr(pieces, "Rows", tuple[Tensor, ...], raising=False)


def batches(count: int, size: int, seed: int = 0) -> pieces.Batches:
    return pieces.Batches((torch.arange(count), torch.arange(count) * 10), size, seed)


def sgd(module: nn.Module) -> torch.optim.Optimizer:
    return torch.optim.SGD(module.parameters(), lr=0.1)


def loss_of(values: Tensor) -> dict[str, Tensor]:
    return {"loss": (values**2).mean(), "other": values.mean()}


def test_an_epoch_of_batches_holds_no_row_twice() -> None:
    drawn = batches(12, 4)

    rows = torch.cat([drawn.next()[0] for _ in range(3)])

    assert rows.sort().values.tolist() == list(range(12))


def test_columns_of_a_batch_belong_together() -> None:
    first, second = batches(12, 4).next()

    assert torch.equal(first * 10, second)


def test_each_epoch_has_an_order_of_its_own() -> None:
    drawn = batches(12, 4)

    first, second = ([drawn.next()[0] for _ in range(3)] for _ in range(2))

    assert not torch.equal(torch.cat(first), torch.cat(second))


def test_the_rows_that_fill_no_batch_are_left_out_of_an_epoch() -> None:
    drawn = batches(14, 4)

    assert drawn.batches == 3
    epochs = [drawn.epoch for _ in range(7) if drawn.next()]
    assert epochs == [0, 0, 1, 1, 1, 2, 2]


def test_the_place_in_the_data_is_one_number() -> None:
    drawn, resumed = batches(14, 4), batches(14, 4)
    for _ in range(5):
        drawn.next()

    resumed.drawn = drawn.drawn

    assert torch.equal(resumed.next()[0], drawn.next()[0])


def test_another_seed_is_another_order() -> None:
    assert not torch.equal(batches(64, 64, 0).next()[0], batches(64, 64, 1).next()[0])


def test_a_batch_may_hold_all_rows() -> None:
    drawn = batches(8, 8)

    assert len(drawn.next()[0]) == 8
    assert drawn.epoch == 1


def test_gradients_are_worked_out_for_the_optimizers_own_weights_alone() -> None:
    owned, other = nn.Linear(2, 2), nn.Linear(2, 2)

    pieces.propagate(sgd(owned), other(owned(torch.ones(3, 2))).sum())

    assert all(weight.grad is not None for weight in owned.parameters())
    assert all(weight.grad is None for weight in other.parameters())


def test_gradients_do_not_add_up_from_step_to_step() -> None:
    module = nn.Linear(2, 1)
    optimizer, values = sgd(module), torch.ones(3, 2)

    for _ in range(2):
        pieces.propagate(optimizer, module(values).sum())

    assert module.weight.grad is not None
    assert module.weight.grad.tolist() == [[3.0, 3.0]]


def test_a_frozen_weight_of_an_optimizer_is_passed_over() -> None:
    module = nn.Linear(2, 1)
    module.bias.requires_grad_(False)

    pieces.propagate(sgd(module), module(torch.ones(3, 2)).sum())

    assert module.bias.grad is None


def test_a_gradient_that_is_too_long_is_made_as_long_as_it_may_be() -> None:
    short, long = nn.Linear(2, 1), nn.Linear(2, 1)
    values = torch.tensor([[3.0, 4.0]])
    length = 26**0.5  # the bias has a gradient of 1

    pieces.propagate(sgd(short), short(values).sum(), length + 1)
    pieces.propagate(sgd(long), long(values).sum(), length / 2)

    for module, share in ((short, 1.0), (long, 0.5)):
        assert module.weight.grad is not None
        torch.testing.assert_close(module.weight.grad, share * values)


def test_an_update_goes_down_the_first_value_and_tells_all_of_them() -> None:
    module = nn.Linear(2, 1)
    before = module.weight.clone()

    told = pieces.update(sgd(module), loss_of(module(torch.ones(3, 2))))

    assert list(told) == ["loss", "other"]
    assert not any(value.requires_grad for value in told.values())
    assert not torch.equal(module.weight, before)


def test_together_means_all_gradients_before_any_update() -> None:
    torch.manual_seed(0)
    left, right = nn.Linear(1, 1), nn.Linear(1, 1)
    product = left.weight * right.weight
    expected = (left.weight - 0.1 * right.weight, right.weight + 0.1 * left.weight)

    pieces.update_together(
        [sgd(left), sgd(right)],
        [{"loss": product.sum()}, {"loss": -(left.weight * right.weight).sum()}],
    )

    assert torch.equal(left.weight, expected[0])
    assert torch.equal(right.weight, expected[1])


def test_the_step_size_holds_for_all_weights_of_an_optimizer() -> None:
    module = nn.Linear(2, 1)
    optimizer = sgd(module)
    optimizer.add_param_group({"params": [torch.ones(1, requires_grad=True)], "lr": 5.0})

    pieces.set_step_size(optimizer, 0.25)

    assert [group["lr"] for group in optimizer.param_groups] == [0.25, 0.25]


def walked(module: nn.Linear, optimizer: torch.optim.Optimizer, values: list[float]) -> None:
    """Let the weight of a layer take these values, step by step."""
    for value in values:
        module.weight.grad = module.weight.detach() - value
        optimizer.step()


def stepped(keep: float, values: list[float]) -> tuple[nn.Linear, pieces.Averages]:
    """A layer whose weight has taken these values, step by step, and its average."""
    module, averages = nn.Linear(1, 1, bias=False), pieces.Averages()
    optimizer = torch.optim.SGD(module.parameters(), lr=1.0)
    averages.follow(optimizer, keep)
    walked(module, optimizer, values)
    return module, averages


def test_an_average_that_keeps_all_is_the_mean_over_all_steps() -> None:
    module, averages = stepped(1.0, [1.0, 2.0, 6.0])

    assert averages.means[module.weight].item() == pytest.approx(3.0)


def test_an_average_begins_as_a_plain_mean_and_then_forgets() -> None:
    module, averages = stepped(0.5, [1.0, 3.0, 6.0])

    assert averages.means[module.weight].item() == pytest.approx((1 + 3) / 4 + 6 / 2)


def test_weights_of_two_optimizers_have_one_mean_which_follows_both() -> None:
    module, averages = stepped(1.0, [1.0, 3.0])
    network, second = nn.Sequential(module), torch.optim.SGD(module.parameters(), lr=1.0)
    looking = pieces.averaged(network, averages)
    averages.follow(second, keep=0.5)
    assert looking.get_parameter("0.weight").item() == pytest.approx(2.0)

    walked(module, second, [6.0, 10.0])

    assert looking.get_parameter("0.weight").item() == pytest.approx(8.0)


def test_an_optimizer_that_keeps_nothing_makes_the_mean_the_weight_itself() -> None:
    module, averages = stepped(1.0, [1.0, 3.0])
    other = nn.Linear(1, 1, bias=False)
    second = torch.optim.SGD([*module.parameters(), *other.parameters()], lr=1.0)
    averages.follow(second, keep=0.0)

    walked(module, second, [6.0, 0.1])

    assert torch.equal(averages.means[module.weight], module.weight)
    assert other.weight not in averages.means


def test_an_averaged_network_has_the_means_and_shares_the_rest() -> None:
    module, averages = stepped(1.0, [1.0, 2.0])
    network = nn.Sequential(module, nn.BatchNorm1d(1))

    looking = pieces.averaged(network, averages)

    assert looking.get_parameter("0.weight").item() == pytest.approx(1.5)
    assert network.get_parameter("0.weight").item() == pytest.approx(2.0)
    assert not looking.training
    assert looking.get_parameter("1.weight") is network.get_parameter("1.weight")


def test_a_second_network_shares_weights_and_buffers_and_is_in_evaluation_mode() -> None:
    network = nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3))

    second = pieces.second_view(network)

    shared = [*network.parameters(), *network.buffers()]
    theirs = [*second.parameters(), *second.buffers()]
    assert all(one is other for one, other in zip(shared, theirs, strict=True))
    assert (network.training, second.training) == (True, False)


def test_rows_are_placed_where_the_network_is() -> None:
    network = nn.Linear(2, 3, device="meta")

    (column,) = pieces.placed((torch.ones(4, 2),), network)

    assert column.device.type == "meta"


def test_no_two_streams_of_a_run_share_a_seed() -> None:
    stream = pieces.stream

    seeds = [stream(seed, number) for seed in range(50) for number in range(20)]

    assert len(set(seeds)) == len(seeds)


def test_values_are_reported_on_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    pieces.report("epoch 1", {"loss": torch.tensor(0.5), "other": torch.tensor(2.0)})

    assert capsys.readouterr().out == "epoch 1  loss 0.500000  other 2.000000\n"


def test_a_value_without_a_gradient_is_given_one_and_itself_stays_as_it_is() -> None:
    value = torch.ones(3)

    found = pieces.with_gradient(value)

    assert found.requires_grad
    assert found.data_ptr() == value.data_ptr()
    assert not value.requires_grad


def test_a_value_with_a_gradient_stays_what_it_is() -> None:
    value = torch.ones(3, requires_grad=True) * 2

    assert pieces.with_gradient(value) is value


def test_detached_values_have_no_gradient() -> None:
    found = pieces.detached(loss_of(torch.ones(3, requires_grad=True)))

    assert not any(value.requires_grad for value in found.values())
    assert float(found["loss"]) == 1
