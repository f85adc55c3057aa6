import torch

from tutor.lab import case


@case(points=1)
def one_layer(impl, lab):
    return count(impl.n_params([lab.whole(2, 9), lab.whole(10, 20)]))


@case(points=2, seeds=2)
def several_layers(impl, lab):
    sizes = [lab.whole(20, 40), lab.whole(2, 9), lab.whole(10, 20), lab.whole(2, 9)]
    return count(impl.n_params(sizes, True))


@case(points=1)
def without_biases(impl, lab):
    return count(impl.n_params([lab.whole(2, 9), lab.whole(10, 20), lab.whole(2, 9)], False))


@case(points=1, constant=True)
def no_layer_at_all(impl, lab):
    return count(impl.n_params([lab.whole(3, 9)]))


@case(points=1)
def one_neuron(impl, lab):
    return sums(impl, lab, 1, 3)


@case(points=1)
def more_inputs_than_neurons(impl, lab):
    return sums(impl, lab, 2, 5)


@case(points=1)
def more_neurons_than_inputs(impl, lab):
    return sums(impl, lab, 4, 2)


@case(points=2)
def as_many_as_inputs(impl, lab):
    return sums(impl, lab, 3, 3)


def count(found):
    """15 is as good an answer as 15.0."""
    found = plain(found)
    return int(found) if isinstance(found, (int, float)) and found == int(found) else found


def sums(impl, lab, neurons, inputs):
    W = lab.randn(neurons, inputs, dtype=torch.float64).tolist()
    y = impl.forward_by_index(W, lab.randn(inputs, dtype=torch.float64).tolist())
    if isinstance(y, (list, tuple)):
        return [plain(each) for each in y]
    return plain(y)


def plain(found):
    """NumPy and PyTorch give arrays; Python's own numbers and lists stay as they are."""
    return found.tolist() if hasattr(found, "tolist") else found
