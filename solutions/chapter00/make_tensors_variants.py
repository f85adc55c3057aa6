from tutor.lab import mistake, right


@right(
    "canvas", "labels", "scalar", "countdown", "dice", "own_copy", "ones_for", "batch"
)  # fmt: skip
class by_other_calls:
    @staticmethod
    def canvas(h, w):
        return torch.zeros((h, w), dtype=torch.float32)

    @staticmethod
    def labels(numbers):
        return torch.LongTensor(numbers)

    @staticmethod
    def scalar(number):
        return torch.tensor([number])[0]

    @staticmethod
    def countdown(n):
        return torch.arange(n).flip(0)

    @staticmethod
    def dice(n, generator):
        return (6 * torch.rand(n, generator=generator)).long() + 1

    @staticmethod
    def own_copy(array):
        return torch.from_numpy(array).to(torch.float32).clone()

    @staticmethod
    def ones_for(x):
        return x.new_ones(x.shape)

    @staticmethod
    def batch(images):
        return torch.cat([image[None] for image in images])


@right("canvas", "labels", "scalar", "countdown", "own_copy", "ones_for", "batch")
class by_way_of_other_types:
    @staticmethod
    def canvas(h, w):
        return torch.full((h, w), 0.0)

    @staticmethod
    def labels(numbers):
        return torch.from_numpy(np.array(numbers, dtype=np.int64))

    @staticmethod
    def scalar(number):
        return torch.full((), number)

    @staticmethod
    def countdown(n):
        return torch.tensor(list(range(n))[::-1])

    @staticmethod
    def own_copy(array):
        return torch.tensor(array.tolist())

    @staticmethod
    def ones_for(x):
        return torch.ones(x.shape, dtype=x.dtype, device=x.device)

    @staticmethod
    def batch(images):
        return torch.cat(images).reshape(len(images), *images[0].shape)


# -- canvas -----------------------------------------------------------------------------------


@mistake("canvas")
def empty_for_zeros(h, w):
    return torch.empty(h, w)


@mistake("canvas")
def white(h, w):
    return torch.ones(h, w)


@mistake("canvas")
def columns_first(h, w):
    return torch.zeros(w, h)


@mistake("canvas")
def one_row(h, w):
    return torch.zeros(h * w)


@mistake("canvas")
def whole_zeros(h, w):
    return torch.zeros(h, w, dtype=torch.int64)


@mistake("canvas")
def numpy_zeros(h, w):
    return np.zeros((h, w))


@mistake("canvas")
def doubles(h, w):
    return torch.from_numpy(np.zeros((h, w)))


@mistake("canvas")
def an_axis_too_many(h, w):
    return torch.zeros(h, w, 1)


@mistake("canvas")
def an_axis_in_front(h, w):
    return torch.zeros(1, h, w)


@mistake("canvas")
def sizes_of_the_example(h, w):
    return torch.zeros(2, 3)


# -- labels -----------------------------------------------------------------------------------


@mistake("labels")
def int32(numbers):
    return torch.tensor(numbers, dtype=torch.int32)


@mistake("labels")
def capital_t(numbers):
    return torch.Tensor(numbers)


@mistake("labels")
def still_a_list(numbers):
    return numbers


@mistake("labels")
def in_a_row(numbers):
    return torch.tensor([numbers])


# -- scalar -----------------------------------------------------------------------------------


@mistake("scalar")
def in_brackets(number):
    return torch.tensor([number])


@mistake("scalar")
def double_precision(number):
    return torch.tensor(number, dtype=torch.float64)


@mistake("scalar")
def plain_number(number):
    return number


@mistake("scalar")
def capital_t_of_a_number(number):
    return torch.Tensor(number)


# -- countdown --------------------------------------------------------------------------------


@mistake("countdown")
def counts_up(n):
    return torch.arange(n)


@mistake("countdown")
def stops_at_one(n):
    return torch.arange(n - 1, 0, -1)


@mistake("countdown")
def starts_at_n(n):
    return torch.arange(n, 0, -1)


@mistake("countdown")
def from_n_to_zero(n):
    return torch.arange(n, -1, -1)


@mistake("countdown")
def negative_step(n):
    return torch.arange(n)[::-1]


@mistake("countdown")
def upwards_to_zero(n):
    return torch.arange(n - 1, -1)


@mistake("countdown")
def in_floats(n):
    return torch.linspace(n - 1, 0, n)


# -- dice -------------------------------------------------------------------------------------


@mistake("dice")
def never_six(n, generator):
    return torch.randint(1, 6, (n,), generator=generator)


@mistake("dice")
def zero_to_five(n, generator):
    return torch.randint(0, 6, (n,), generator=generator)


@mistake("dice")
def size_without_brackets(n, generator):
    return torch.randint(1, 7, n, generator=generator)


@mistake("dice")
def forgets_the_generator(n, generator):
    return torch.randint(1, 7, (n,))


@mistake("dice")
def floats_between(n, generator):
    return 1 + 6 * torch.rand(n, generator=generator)


@mistake("dice")
def ends_half_as_often(n, generator):
    return (1 + 5 * torch.rand(n, generator=generator)).round().long()


@mistake("dice")
def one_throw(n, generator):
    return torch.randint(1, 7, (1,), generator=generator)


@mistake("dice")
def throws_in_a_column(n, generator):
    return torch.randint(1, 7, (n, 1), generator=generator)


# -- own_copy ---------------------------------------------------------------------------------


@mistake("own_copy")
def shares_the_memory(array):
    return torch.from_numpy(array)


@mistake("own_copy")
def shares_where_it_can(array):
    return torch.from_numpy(array).float()


@mistake("own_copy")
def keeps_the_type(array):
    return torch.tensor(array)


@mistake("own_copy")
def float_of_python(array):
    return torch.tensor(array, dtype=float)


# -- ones_for ---------------------------------------------------------------------------------


@mistake("ones_for")
def always_floats(x):
    return torch.ones(x.shape)


@mistake("ones_for")
def shape_forgotten(x):
    return torch.ones(x)


@mistake("ones_for")
def zeros(x):
    return torch.zeros_like(x)


@mistake("ones_for")
def one_number_per_row(x):
    return torch.ones(len(x), dtype=x.dtype)


# -- batch ------------------------------------------------------------------------------------


@mistake("batch")
def joined_end_to_end(images):
    return torch.cat(images)


@mistake("batch")
def tensor_of_tensors(images):
    return torch.tensor(images)


@mistake("batch")
def pile_at_the_end(images):
    return torch.stack(images, dim=-1)


@mistake("batch")
def added_up(images):
    return sum(images)


@mistake("batch")
def joined_side_by_side(images):
    return torch.cat(images, dim=1)


@mistake("batch")
def pile_in_the_middle(images):
    return torch.stack(images, dim=1)
