from contextlib import ContextDecorator

from tutor.lab import mistake, right

Reference = no_grad


@right("no_grad")
class from_the_library(ContextDecorator):
    def __enter__(self):
        self.before = torch.is_grad_enabled()
        torch.set_grad_enabled(False)

    def __exit__(self, *_):
        torch.set_grad_enabled(self.before)
        return False


@right("no_grad")
class with_a_stack:
    def __init__(self):
        self.stack = []

    def __enter__(self):
        self.stack.append(torch.is_grad_enabled())
        torch.set_grad_enabled(False)

    def __exit__(self, kind, error, traceback):
        torch.set_grad_enabled(self.stack.pop())

    def __call__(self, function):
        def inside(*args, **kwargs):
            self.__enter__()
            try:
                return function(*args, **kwargs)
            finally:
                self.__exit__(None, None, None)

        return inside


@mistake("no_grad")
class switches_on_at_the_end(Reference):
    def __exit__(self, *_):
        torch.set_grad_enabled(True)

    def __call__(self, function):
        return around(type(self), function)


@mistake("no_grad")
class stays_off(Reference):
    def __exit__(self, *_):
        pass

    def __call__(self, function):
        return around(type(self), function)


@mistake("no_grad")
class does_not_switch(Reference):
    def __enter__(self):
        self.before = torch.is_grad_enabled()

    def __call__(self, function):
        return around(type(self), function)


@mistake("no_grad")
class stays_off_after_an_error(Reference):
    def __exit__(self, kind, error, traceback):
        if kind is None:
            torch.set_grad_enabled(self.before)


@mistake("no_grad")
class swallows_the_error(Reference):
    def __exit__(self, *_):
        torch.set_grad_enabled(self.before)
        return True

    def __call__(self, function):
        return around(type(self), function)


@mistake("no_grad")
class remembers_when_made(Reference):
    def __init__(self):
        self.before = torch.is_grad_enabled()

    def __enter__(self):
        torch.set_grad_enabled(False)


@mistake("no_grad")
class switches_when_made(Reference):
    def __init__(self):
        self.before = torch.is_grad_enabled()
        torch.set_grad_enabled(False)

    def __enter__(self):
        pass


@mistake("no_grad")
class runs_the_function_at_once(Reference):
    def __call__(self, function):
        with self:
            return function(1.0)


@mistake("no_grad")
class result_forgotten(Reference):
    def __call__(self, function):
        def inside(*args, **kwargs):
            with Reference():
                function(*args, **kwargs)

        return inside


@mistake("no_grad")
class function_as_it_is(Reference):
    def __call__(self, function):
        return function


@mistake("no_grad")
class off_for_good_around_functions(Reference):
    def __call__(self, function):
        torch.set_grad_enabled(False)
        return function


@mistake("no_grad")
class arguments_dropped(Reference):
    def __call__(self, function):
        def inside(argument):
            with Reference():
                return function(argument)

        return inside


def around(block, function):
    def inside(*args, **kwargs):
        with block():
            return function(*args, **kwargs)

    return inside
