import math

from tutor.lab import mistake, right


@right("relu", "leaky_relu", "sigmoid", "tanh", "softmax")
class by_other_formulas:
    def relu(z):
        return (z + abs(z)) / 2

    def leaky_relu(z, slope=0.01):
        return max(z, slope * z)

    def sigmoid(z):
        try:
            return 1 / (1 + math.exp(-z))
        except OverflowError:
            return 0

    def tanh(z):
        return math.tanh(z)

    def softmax(z):
        logarithm = max(z) + math.log(sum(math.exp(v - max(z)) for v in z))
        return [math.exp(v - logarithm) for v in z]


@right("sigmoid", "tanh")
class by_the_size_of_z:
    def sigmoid(z):
        e = math.exp(-abs(z))
        return 1 / (1 + e) if z >= 0 else e / (1 + e)

    def tanh(z):
        e = math.exp(-2 * abs(z))
        return math.copysign((1 - e) / (1 + e), z)


@mistake("relu")
def refuses_negative_numbers(z):
    if z < 0:
        raise ValueError("ReLU needs inputs that are not negative")
    return z


@mistake("relu")
def takes_the_size(z):
    return abs(z)


@mistake("relu")
def keeps_the_negative_side(z):
    return min(0.0, z)


@mistake("relu")
def answers_one(z):
    return 1.0 if z > 0 else 0.0


@mistake("relu")
def lets_everything_through(z):
    return z


@mistake("leaky_relu")
def leaks_on_the_wrong_side(z, slope=0.01):
    return slope * z if z > 0 else z


@mistake("leaky_relu")
def does_not_leak(z, slope=0.01):
    return max(0.0, z)


@mistake("leaky_relu")
def leaks_one_hundredth_always(z, slope=0.01):
    return z if z > 0 else 0.01 * z


@mistake("leaky_relu")
def returns_the_slope(z, slope=0.01):
    return z if z > 0 else slope


@mistake("leaky_relu")
def leaks_upwards(z, slope=0.01):
    return z if z > 0 else -slope * z


@mistake("leaky_relu")
def larger_of_z_and_slope(z, slope=0.01):
    return max(slope, z)


@mistake("sigmoid")
def overflows_far_below(z):
    return 1 / (1 + math.exp(-z))


@mistake("sigmoid")
def overflows_far_above(z):
    return math.exp(z) / (1 + math.exp(z))


@mistake("sigmoid")
def runs_downhill(z):
    return 1 / (1 + math.exp(z)) if z < 0 else math.exp(-z) / (1 + math.exp(-z))


@mistake("sigmoid")
def runs_downhill_and_overflows(z):
    return 1 / (1 + math.exp(z))


@mistake("sigmoid")
def subtracts_in_the_denominator(z):
    if z == 0:
        raise ZeroDivisionError("float division by zero")
    return 1 / (1 - math.exp(-z))


@mistake("tanh")
def tanh_overflows(z):
    return (math.exp(z) - math.exp(-z)) / (math.exp(z) + math.exp(-z))


@mistake("tanh")
def forgets_the_two_inside(z):
    return 2 * sigmoid(z) - 1


@mistake("tanh")
def does_not_shift(z):
    return 2 * sigmoid(2 * z)


@mistake("tanh")
def does_not_stretch(z):
    return sigmoid(2 * z) - 1


@mistake("tanh")
def turned_round(z):
    return 1 - 2 * sigmoid(2 * z)


@mistake("softmax")
def softmax_overflows(z):
    powers = [math.exp(v) for v in z]
    return [p / sum(powers) for p in powers]


@mistake("softmax")
def subtracts_the_smallest(z):
    powers = [math.exp(v - min(z)) for v in z]
    return [p / sum(powers) for p in powers]


@mistake("softmax")
def divides_by_the_largest_first(z):
    powers = [math.exp(v / max(z)) for v in z]
    return [p / sum(powers) for p in powers]


@mistake("softmax")
def shifts_above_only(z):
    powers = [math.exp(v - max(z)) for v in z]
    return [math.exp(v) / sum(powers) for v in z]


@mistake("softmax")
def does_not_divide(z):
    return [math.exp(v - max(z)) for v in z]


@mistake("softmax")
def divides_by_how_many(z):
    return [math.exp(v - max(z)) / len(z) for v in z]


@mistake("softmax")
def without_the_exponential(z):
    return [v / sum(z) for v in z]


@mistake("softmax")
def picks_the_largest(z):
    return [1.0 if v == max(z) else 0.0 for v in z]


@mistake("softmax")
def sigmoid_of_each(z):
    return [sigmoid(v) for v in z]


@mistake("leaky_relu")
def leaks_on_both_sides(z, slope=0.01):
    return max(0.0, z) + slope * z


@mistake("softmax")
def divides_a_list(z):
    powers = [math.exp(v - max(z)) for v in z]
    return powers / sum(powers)
