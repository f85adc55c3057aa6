from tutor.lab import case

INPUTS = [(0, 0), (0, 1), (1, 0), (1, 1)]


@case(points=2, constant=True)
def and_table(impl, lab):
    return table(impl.and_gate())


@case(points=2, constant=True)
def or_table(impl, lab):
    return table(impl.or_gate())


@case(points=2, constant=True)
def nand_table(impl, lab):
    return table(impl.nand_gate())


@case(points=4, constant=True)
def xor_table(impl, lab):
    net = impl.xor_net()
    if has_function(net):
        return "a function where a neuron belongs"
    if is_neuron(net):
        return "a single neuron (w, b)"
    if not (isinstance(net, (tuple, list)) and len(net) == 2 and is_neuron(net[1])):
        return "not of the form (hidden, output)"
    hidden, output = net
    if is_neuron(hidden) or not isinstance(hidden, (tuple, list)):
        return "hidden is no list of two neurons"
    if len(hidden) != 2 or not all(is_neuron(each) for each in hidden):
        return "hidden is no list of two neurons"
    answers = {}
    for x in INPUTS:
        first, second = (answer(neuron, x) for neuron in hidden)
        answers[str(x)] = answer(output, (first, second))
    return answers


def table(neuron):
    if not is_neuron(neuron):
        return "not of the form (w, b)"
    return {str(x): answer(neuron, x) for x in INPUTS}


def answer(neuron, x):
    (w1, w2), b = neuron
    return 1 if float(w1) * x[0] + float(w2) * x[1] + float(b) >= 0 else 0


def has_function(value):
    """Gates that were named and not called: or_gate for or_gate()."""
    if isinstance(value, (tuple, list)):
        return any(has_function(each) for each in value)
    return callable(value)


def is_neuron(value):
    """Two weights and a bias: ([w1, w2], b)."""
    return (
        isinstance(value, (tuple, list))
        and len(value) == 2
        and isinstance(value[0], (tuple, list))
        and len(value[0]) == 2
        and all(isinstance(v, (int, float)) for v in [*value[0], value[1]])
    )
