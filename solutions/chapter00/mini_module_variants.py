from tutor.lab import mistake, right


@right("Module", "Chain")
class found_when_asked_for:
    """One dict for both; parameters and modules are kept nowhere else, as PyTorch does it."""

    class Module:
        def __init__(self):
            self.__dict__["noted"] = {}
            self.__dict__["hooks"] = []

        def __setattr__(self, name, value):
            if isinstance(value, (Parameter, found_when_asked_for.Module)):
                if "noted" not in self.__dict__:
                    raise AttributeError("cannot assign before Module.__init__() call")
                self.noted[name] = value
            else:
                object.__setattr__(self, name, value)

        def __getattr__(self, name):
            try:
                return self.__dict__["noted"][name]
            except KeyError:
                raise AttributeError(name) from None

        def parameters(self):
            found = [value for value in self.noted.values() if isinstance(value, Parameter)]
            for value in self.noted.values():
                if not isinstance(value, Parameter):
                    found += value.parameters()
            return iter({id(each): each for each in found}.values())

        def register_forward_hook(self, hook):
            self.hooks.append(hook)

        def __call__(self, *args, **kwargs):
            output = self.forward(*args, **kwargs)
            for hook in self.hooks:
                hook(self, args, output)
            return output

    class Chain(Module):
        def __init__(self, *modules):
            super().__init__()
            self.length = len(modules)
            for place, module in enumerate(modules):
                self.__setattr__(str(place), module)

        def forward(self, X):
            for place in range(self.length):
                X = getattr(self, str(place))(X)
            return X


@mistake("Module")
class registry_of_the_class(Module):
    _parameters, _modules = {}, {}

    def __init__(self):
        self._hooks = []


@mistake("Module")
class notes_in_a_list(Module):
    def __init__(self):
        super().__init__()
        self.noted = []

    def __setattr__(self, name, value):
        if isinstance(value, Parameter):
            self.noted.append(value)
        super().__setattr__(name, value)

    def parameters(self):
        found = {id(p): p for p in self.noted}
        for module in self._modules.values():
            found.update({id(p): p for p in module.parameters()})
        return iter(found.values())


@mistake("Module")
class own_parameters_only(Module):
    def parameters(self):
        yield from self._parameters.values()


@mistake("Module")
class one_level_down(Module):
    def parameters(self):
        yield from self._parameters.values()
        for module in self._modules.values():
            yield from module._parameters.values()


@mistake("Module")
class parts_first(Module):
    def parameters(self):
        parts = [p for module in self._modules.values() for p in module.parameters()]
        yield from {id(p): p for p in (*parts, *self._parameters.values())}.values()


@mistake("Module")
class shared_ones_twice(Module):
    def parameters(self):
        yield from self._parameters.values()
        for module in self._modules.values():
            yield from module.parameters()


@mistake("Module")
class only_notes(Module):
    def __setattr__(self, name, value):
        if isinstance(value, Parameter):
            self._parameters[name] = value
        elif isinstance(value, Module):
            self._modules[name] = value
        else:
            super().__setattr__(name, value)


@mistake("Module")
class every_tensor_counts(Module):
    def __setattr__(self, name, value):
        if isinstance(value, Tensor):
            self._parameters[name] = value
        super().__setattr__(name, value)


@mistake("Module")
class registry_on_demand(Module):
    def __setattr__(self, name, value):
        if "_parameters" not in self.__dict__:
            object.__setattr__(self, "_parameters", {})
            object.__setattr__(self, "_modules", {})
        super().__setattr__(name, value)


@mistake("Module")
class hooks_forgotten(Module):
    def __call__(self, *args, **kwargs):
        return self.forward(*args, **kwargs)


@mistake("Module")
class last_hook_only(Module):
    def register_forward_hook(self, hook):
        self._hooks = [hook]


@mistake("Module")
class hooks_before_forward(Module):
    def __call__(self, *args, **kwargs):
        for hook in self._hooks:
            hook(self, args, None)
        return self.forward(*args, **kwargs)


@mistake("Module")
class result_forgotten(Module):
    def __call__(self, *args, **kwargs):
        super().__call__(*args, **kwargs)


@mistake("Module")
class keywords_dropped(Module):
    def __call__(self, *args):
        return super().__call__(*args)


@mistake("Module")
class arguments_unpacked(Module):
    def __call__(self, *args, **kwargs):
        output = self.forward(*args, **kwargs)
        for hook in self._hooks:
            hook(self, *args, output)
        return output


@mistake("Chain")
class kept_in_a_list(Chain):
    def __init__(self, *modules):
        Module.__init__(self)
        self.chain = list(modules)


@mistake("Chain")
class calls_forward(Chain):
    def forward(self, X):
        for module in self.chain:
            X = module.forward(X)
        return X


@mistake("Chain")
class calls_forward_of_a_list(Chain):
    def __init__(self, *modules):
        Module.__init__(self)
        self.chain = list(modules)

    def forward(self, X):
        for module in self.chain:
            X = module.forward(X)
        return X


@mistake("Chain")
class under_one_name(Chain):
    def __init__(self, *modules):
        Module.__init__(self)
        for module in modules:
            self.module = module
        self.chain = modules


@mistake("Chain")
class each_on_the_input(Chain):
    def forward(self, X):
        for module in self.chain:
            output = module(X)
        return output


@mistake("Chain")
class last_one_first(Chain):
    def forward(self, X):
        for module in reversed(self.chain):
            X = module(X)
        return X


@mistake("Chain")
class forgets_super_init(Chain):
    def __init__(self, *modules):
        self.chain = modules
        for place, module in enumerate(modules):
            setattr(self, f"m{place}", module)


@mistake("Module")
class compared_by_equality(Module):
    def parameters(self):
        seen = []
        yours = (p for module in self._modules.values() for p in module.parameters())
        for parameter in (*self._parameters.values(), *yours):
            if parameter not in seen:
                seen.append(parameter)
                yield parameter


@mistake("Module")
class modules_only_noted(Module):
    def __setattr__(self, name, value):
        if isinstance(value, Module):
            self._modules[name] = value
        else:
            super().__setattr__(name, value)


@mistake("Module")
class output_of_the_hook(Module):
    def __call__(self, *args, **kwargs):
        output = self.forward(*args, **kwargs)
        for hook in self._hooks:
            output = hook(self, args, output)
        return output
