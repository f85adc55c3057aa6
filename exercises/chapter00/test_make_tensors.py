import torch

from tutor.lab import Wrong, case


@case(points=2)
def black_picture(impl, lab):
    # torch then fills memory that nobody has written with NaN, so that one sees it
    torch.set_deterministic_debug_mode("error")
    try:
        pictures = []
        for h, w in [(lab.whole(2, 5), lab.whole(5, 9)), (1, lab.whole(2, 9))]:
            picture = impl.canvas(h, w)
            if getattr(picture, "shape", None) == (h, w):
                picture[-1, -1] = lab.number(0.5, 1)  # a dot of paint, for a look at the rest
            pictures.append(picture)
        return pictures
    finally:
        torch.set_deterministic_debug_mode("default")


@case(points=1)
def class_numbers(impl, lab):
    return impl.labels([lab.whole(0, 10) for _ in range(6)])


@case(points=1)
def a_single_number(impl, lab):
    return impl.scalar(lab.number(1, 3))


@case(points=1)
def counts_down(impl, lab):
    return [impl.countdown(lab.whole(4, 9)), impl.countdown(1)]


@case(points=2)
def throws_of_a_die(impl, lab):
    seed = lab.whole(0, 10_000)
    generators = [torch.Generator().manual_seed(seed) for _ in range(2)]
    return [impl.dice(1200, generator) for generator in generators]


@throws_of_a_die.judge
def fair(seen, expected, lab):
    throws, again = seen
    if not isinstance(throws, torch.Tensor):
        raise Wrong("no_tensor", mine=type(throws).__name__)
    if throws.numel() != 1200:
        raise Wrong("number_of_throws", mine=throws.numel())
    if tuple(throws.shape) != (1200,):
        raise Wrong("shape_of_throws", mine=tuple(throws.shape))
    if throws.dtype != torch.int64:
        raise Wrong("type_of_throws", mine=str(throws.dtype).removeprefix("torch."))
    low, high = int(throws.min()), int(throws.max())
    if low < 1 or high > 6:
        raise Wrong("outside", low=low, high=high)
    if not torch.equal(throws, again):
        raise Wrong("not_from_the_generator")
    counts = torch.bincount(throws, minlength=7)[1:]
    if not counts.all():
        raise Wrong("never", face=int(counts.argmin()) + 1)
    # 200 each are expected; five standard errors are 5 * sqrt(1200 * 1/6 * 5/6) = 65
    for face, count in enumerate(counts.tolist(), start=1):
        if abs(count - 200) > 65:
            raise Wrong("unfair", face=face, count=count)


@case(points=1)
def independent_of_the_array(impl, lab):
    arrays = [lab.numpy.randn(2, 3), lab.numpy.randn(4).astype("float32")]
    tensors = [impl.own_copy(array) for array in arrays]
    for array in arrays:
        array += 1
    return tensors


@case(points=1)
def like_another(impl, lab):
    x = lab.randint(0, 9, (lab.whole(2, 9), 3))
    y = lab.randn(4, 1, dtype=torch.float64)
    return [impl.ones_for(x), impl.ones_for(y), impl.ones_for(lab.randn(3))]


@case(points=1)
def a_pile_of_pictures(impl, lab):
    return impl.batch([lab.randn(3, 4) for _ in range(lab.whole(5, 8))])
