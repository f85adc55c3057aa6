from tutor.lab import mistake, right


@right("and_gate", "or_gate", "nand_gate")
class with_whole_numbers:
    """A sum of exactly 0 fires."""

    def and_gate():
        return (1, 1), -2

    def or_gate():
        return (1, 1), -1

    def nand_gate():
        return [-1, -1], 1


@right("xor_net")
def one_but_not_both():
    """OR and AND in the hidden layer; the output takes the second one away."""
    return [([1, 1], -1), ([1, 1], -2)], ([1, -1], -1)


@right("xor_net")
def either_alone():
    """The first without the second, or the second without the first."""
    return (([1.0, -1.0], -0.5), ([-1.0, 1.0], -0.5)), ([1.0, 1.0], -0.5)


@mistake("and_gate")
def and_fires_for_one_input():
    return [1, 1], -1


@mistake("and_gate")
def and_fires_always():
    return [1, 1], 0


@mistake("and_gate")
def and_never_fires():
    return [1, 1], -3


@mistake("and_gate")
def and_upside_down():
    return [-1, -1], 1.5


@mistake("and_gate")
def and_none():
    return [-1, -1], 0.5


@mistake("and_gate")
def and_sees_the_first_input_only():
    return [1, 0], -0.5


@mistake("and_gate")
def and_sees_the_second_input_only():
    return [0, 1], -0.5


@mistake("and_gate")
def and_as_three_numbers():
    return 1, 1, -1.5


@mistake("or_gate")
def or_without_a_bias():
    return [1, 1], 0


@mistake("or_gate")
def or_wants_both():
    return [1, 1], -1.5


@mistake("or_gate")
def or_never_fires():
    return [1, 1], -3


@mistake("or_gate")
def or_upside_down():
    return [-1, -1], 0.5


@mistake("or_gate")
def or_not_both():
    return [-1, -1], 1.5


@mistake("or_gate")
def or_sees_the_first_input_only():
    return [1, 0], -0.5


@mistake("or_gate")
def or_sees_the_second_input_only():
    return [0, 1], -0.5


@mistake("or_gate")
def or_as_three_numbers():
    return 1, 1, -0.5


@mistake("nand_gate")
def nand_fires_always():
    return [-1, -1], 2


@mistake("nand_gate")
def nand_never_fires():
    return [-1, -1], -1.5


@mistake("nand_gate")
def nand_is_and():
    return [1, 1], -1.5


@mistake("nand_gate")
def nand_only_for_none():
    return [-1, -1], 0.5


@mistake("nand_gate")
def nand_is_or():
    return [1, 1], -0.5


@mistake("nand_gate")
def nand_as_three_numbers():
    return -1, -1, 1.5


@mistake("xor_net")
def xor_with_one_layer():
    return [1, 1], -1


@mistake("xor_net")
def xor_is_or():
    return [([1, 1], -0.5), ([1, 1], -1.5)], ([1, 1], -0.5)


@mistake("xor_net")
def xor_is_and():
    return [([1, 1], -0.5), ([1, 1], -1.5)], ([1, 1], -1.5)


@mistake("xor_net")
def xor_fires_always():
    return [([1, 1], -0.5), ([-1, -1], 1.5)], ([1, 1], -0.5)


@mistake("xor_net")
def xor_never_fires():
    return [([1, 1], -1.5), ([-1, -1], 1.5)], ([1, 1], -1.5)


@mistake("xor_net")
def xor_upside_down():
    return [([1, 1], -0.5), ([-1, -1], 1.5)], ([-1, -1], 1.5)


@mistake("xor_net")
def xor_is_nand():
    return [([-1, -1], 1.5), ([-1, -1], 1.5)], ([1, 1], -0.5)


@mistake("xor_net")
def xor_only_for_the_first():
    return [([1, -1], -0.5), ([1, -1], -0.5)], ([1, 1], -0.5)


@mistake("xor_net")
def xor_only_for_the_second():
    return [([-1, 1], -0.5), ([-1, 1], -0.5)], ([1, 1], -0.5)


@mistake("xor_net")
def hidden_is_one_neuron():
    return ([1, 1], -0.5), ([1, 1], -1.5)


@mistake("xor_net")
def xor_in_three_pieces():
    return ([1, 1], -0.5), ([-1, -1], 1.5), ([1, 1], -1.5)


@mistake("xor_net")
def names_the_gates_without_calling_them():
    return [or_gate, nand_gate], and_gate
