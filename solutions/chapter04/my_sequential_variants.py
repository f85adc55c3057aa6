from tutor.lab import mistake, right

Solved = MySequential


@right("MySequential")
class ByTheTable(nn.Module):
    def __init__(self, *modules):
        super().__init__()
        for module in modules:
            self._modules[str(len(self._modules))] = module

    def forward(self, X):
        for module in self._modules.values():
            X = module(X)
        return X

    def __len__(self):
        return len(self._modules)

    def __getitem__(self, i):
        return list(self._modules.values())[i]

    def __iter__(self):
        return iter(self._modules.values())


@right("MySequential")
class ByAttributes(nn.Module):
    def __init__(self, *modules):
        nn.Module.__init__(self)
        self.names = [str(i) for i in range(len(modules))]
        for name, module in zip(self.names, modules, strict=True):
            setattr(self, name, module)

    def forward(self, X):
        for module in self:
            X = module.forward(X)
        return X

    def __len__(self):
        return len(self.names)

    def __getitem__(self, i):
        return self.get_submodule(self.names[i])

    def __iter__(self):
        for name in self.names:
            yield self.get_submodule(name)


@mistake("MySequential")
class PythonList(nn.Module):
    def __init__(self, *modules):
        super().__init__()
        self.layers = list(modules)

    def forward(self, X):
        for module in self.layers:
            X = module(X)
        return X

    def __len__(self):
        return len(self.layers)

    def __getitem__(self, i):
        return self.layers[i]

    def __iter__(self):
        return iter(self.layers)


@mistake("MySequential")
class WithoutSuper(Solved):
    def __init__(self, *modules):
        self.length = len(modules)
        for i, module in enumerate(modules):
            self.add_module(str(i), module)


@mistake("MySequential")
class OneNameForAll(Solved):
    def __init__(self, *modules):
        nn.Module.__init__(self)
        self.length = len(modules)
        for module in modules:
            self.layer = module

    def __getitem__(self, i):
        return self.layer

    def __iter__(self):
        return iter(self._modules.values())


@mistake("MySequential")
class CountsFromOne(Solved):
    def __init__(self, *modules):
        nn.Module.__init__(self)
        self.length = len(modules)
        for i, module in enumerate(modules, 1):
            self.add_module(str(i), module)

    def __getitem__(self, i):
        return self._modules[str(range(1, self.length + 1)[i])]


@mistake("MySequential")
class NamesWithAPrefix(Solved):
    def __init__(self, *modules):
        nn.Module.__init__(self)
        self.length = len(modules)
        for i, module in enumerate(modules):
            self.add_module(f"layer{i}", module)

    def __getitem__(self, i):
        return self._modules[f"layer{range(self.length)[i]}"]


@mistake("MySequential")
class AListBelowTheNet(Solved):
    def __init__(self, *modules):
        nn.Module.__init__(self)
        self.layers = nn.ModuleList(modules)
        self.length = len(modules)

    def __getitem__(self, i):
        return self.layers[i]


@mistake("MySequential")
class EachSeesTheInput(Solved):
    def forward(self, X):
        for module in self:
            Y = module(X)
        return Y


@mistake("MySequential")
class StopsAfterTheFirst(Solved):
    def forward(self, X):
        for module in self:
            return module(X)
        return X


@mistake("MySequential")
class ByChildren(Solved):
    def forward(self, X):
        for module in self.children():
            X = module(X)
        return X


@mistake("MySequential")
class NoNegativePlaces(Solved):
    def __getitem__(self, i):
        if not 0 <= i < self.length:
            raise IndexError(i)
        return getattr(self, str(i))


@mistake("MySequential")
class KeysForPlaces(Solved):
    def __getitem__(self, i):
        return self._modules[str(i)]


@mistake("MySequential")
class IteratesOverNames(Solved):
    def forward(self, X):
        for module in self._modules.values():
            X = module(X)
        return X

    def __iter__(self):
        return iter(self._modules)


@mistake("MySequential")
class IteratesOnce(Solved):
    def __init__(self, *modules):
        super().__init__(*modules)
        self.left = iter(modules)

    def forward(self, X):
        for module in self._modules.values():
            X = module(X)
        return X

    def __iter__(self):
        return self.left
