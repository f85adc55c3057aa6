from tutor.lab import mistake, right


def gpus(count):
    return [torch.device("cuda", i) for i in range(count)]


@right("try_gpu", "try_all_gpus")
class the_one_by_the_other:
    def try_gpu(i=0):
        there = torch.cuda.is_available() and torch.cuda.device_count() >= i + 1
        return torch.device(f"cuda:{i}" if there else "cpu")

    def try_all_gpus():
        if not torch.cuda.is_available():
            return [torch.device("cpu")]
        return [torch.device(f"cuda:{i}") for i in range(torch.cuda.device_count())]


@mistake("try_gpu")
def one_too_far(i=0):
    return torch.device("cuda", i) if i <= torch.cuda.device_count() else torch.device("cpu")


@mistake("try_gpu")
def one_too_early(i=0):
    return torch.device("cuda", i) if i + 1 < torch.cuda.device_count() else torch.device("cpu")


@mistake("try_gpu")
def any_number_if_there_is_one(i=0):
    return torch.device("cuda", i) if torch.cuda.is_available() else torch.device("cpu")


@mistake("try_gpu")
def always_a_gpu(i=0):
    return torch.device("cuda", i)


@mistake("try_gpu")
def always_the_first(i=0):
    return torch.device("cuda", 0) if i < torch.cuda.device_count() else torch.device("cpu")


@mistake("try_gpu")
def without_its_number(i=0):
    return torch.device("cuda") if i < torch.cuda.device_count() else torch.device("cpu")


@mistake("try_gpu")
def the_last_one_instead(i=0):
    count = torch.cuda.device_count()
    return torch.device("cuda", min(i, count - 1)) if count else torch.device("cpu")


@mistake("try_gpu")
def text_for_a_device(i=0):
    return f"cuda:{i}" if i < torch.cuda.device_count() else "cpu"


@mistake("try_gpu")
def nothing_without_a_gpu(i=0):
    return torch.device("cuda", i) if i < torch.cuda.device_count() else None


@mistake("try_all_gpus")
def empty_without_a_gpu():
    return gpus(torch.cuda.device_count())


@mistake("try_all_gpus")
def cpu_among_the_gpus():
    return [*gpus(torch.cuda.device_count()), torch.device("cpu")]


@mistake("try_all_gpus")
def counted_from_one():
    count = torch.cuda.device_count()
    return [torch.device("cuda", i) for i in range(1, count + 1)] or [torch.device("cpu")]


@mistake("try_all_gpus")
def texts_for_devices():
    return [f"cuda:{i}" for i in range(torch.cuda.device_count())] or ["cpu"]


@mistake("try_all_gpus")
def first_gpu_only():
    return gpus(min(1, torch.cuda.device_count())) or [torch.device("cpu")]


@mistake("try_all_gpus")
def same_gpu_many_times():
    return [torch.device("cuda") for _ in range(torch.cuda.device_count())] or [torch.device("cpu")]


@mistake("try_gpu", "try_all_gpus")
class asked_only_once:
    """The count is taken when the file is read; here there was no GPU then."""

    def try_gpu(i=0):
        return torch.device("cpu")

    def try_all_gpus():
        return [torch.device("cpu")]
