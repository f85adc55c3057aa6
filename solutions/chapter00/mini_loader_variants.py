from tutor.lab import mistake, right

PlainPairs, PlainLoader = Pairs, Loader


def collate(pairs):
    return torch.stack([x for x, _ in pairs]), torch.tensor([int(y) for _, y in pairs])


@right("Loader")
class with_a_position(Loader):
    """An iterator written out: `__iter__` makes one, `__next__` moves it."""

    def __iter__(self):
        return Pass(self)


class Pass:
    def __init__(self, loader):
        n = len(loader.dataset)
        self.loader, self.at, self.order = loader, 0, list(range(n))
        if loader.shuffle:
            self.order = torch.randperm(n, generator=loader.generator).tolist()

    def __iter__(self):
        return self

    def __next__(self):
        if self.at >= len(self.order):
            raise StopIteration
        rows = self.order[self.at : self.at + self.loader.batch_size]
        self.at += len(rows)
        return collate([self.loader.dataset[i] for i in rows])


@right("Loader")
class collected_in_a_list(Loader):
    def __len__(self):
        return (len(self.dataset) + self.batch_size - 1) // self.batch_size

    def __iter__(self):
        n, batch, all_batches = len(self.dataset), [], []
        order = torch.randperm(n, generator=self.generator) if self.shuffle else range(n)
        for i in order:
            batch.append(self.dataset[int(i)])
            if len(batch) == self.batch_size:
                all_batches.append(collate(batch))
                batch = []
        if batch:
            all_batches.append(collate(batch))
        return iter(all_batches)


@right("Pairs")
class zipped:
    def __init__(self, X, y, transform=None):
        self.pairs = list(zip(X, y, strict=True))
        self.transform = transform or (lambda x: x)

    def __len__(self):
        return len(self.pairs)

    def __getitem__(self, i):
        x, label = self.pairs[i]
        return self.transform(x), label


@mistake("Pairs")
class transforms_once(Pairs):
    def __init__(self, X, y, transform=None):
        if transform is not None:
            X = torch.stack([transform(x) for x in X])
        super().__init__(X, y)


@mistake("Pairs")
class transforms_all_at_once(Pairs):
    def __init__(self, X, y, transform=None):
        super().__init__(X if transform is None else transform(X), y)


@mistake("Pairs")
class forgets_the_transform(Pairs):
    def __init__(self, X, y, transform=None):
        super().__init__(X, y)


@mistake("Pairs")
class transform_is_required(Pairs):
    def __getitem__(self, i):
        return self.transform(self.X[i]), self.y[i]


@mistake("Pairs")
class transforms_in_place(Pairs):
    def __getitem__(self, i):
        if self.transform is not None:
            self.X[i] = self.transform(self.X[i])
        return self.X[i], self.y[i]


@mistake("Pairs")
class inputs_only(Pairs):
    def __getitem__(self, i):
        return super().__getitem__(i)[0]


@mistake("Pairs")
class label_first(Pairs):
    def __getitem__(self, i):
        return super().__getitem__(i)[::-1]


@mistake("Pairs")
class length_of_an_example(Pairs):
    def __len__(self):
        return len(self.X[0])


@mistake("Pairs")
class batch_of_one(Pairs):
    def __getitem__(self, i):
        x = self.X[i : i + 1]
        return x if self.transform is None else self.transform(x), self.y[i : i + 1]


@mistake("Loader")
class iterator_made_once(Loader):
    def __init__(self, dataset, batch_size, shuffle=False, generator=None):
        super().__init__(dataset, batch_size, shuffle, generator)
        self.batches = super().__iter__()

    def __iter__(self):
        return self.batches


@mistake("Loader")
class shuffles_once(Loader):
    def __init__(self, dataset, batch_size, shuffle=False, generator=None):
        super().__init__(dataset, batch_size, shuffle, generator)
        n = len(dataset)
        self.order = torch.randperm(n, generator=generator) if shuffle else torch.arange(n)

    def __iter__(self):
        for rows in self.order.split(self.batch_size):
            yield collate([self.dataset[i] for i in rows.tolist()])


@mistake("Loader")
class never_shuffles(Loader):
    def __init__(self, dataset, batch_size, shuffle=False, generator=None):
        super().__init__(dataset, batch_size)


@mistake("Loader")
class always_shuffles(Loader):
    def __init__(self, dataset, batch_size, shuffle=False, generator=None):
        super().__init__(dataset, batch_size, True, generator)


@mistake("Loader")
class forgets_the_generator(Loader):
    def __init__(self, dataset, batch_size, shuffle=False, generator=None):
        super().__init__(dataset, batch_size, shuffle)


@mistake("Loader")
class shuffles_inputs_only(Loader):
    def __iter__(self):
        order = range(len(self.dataset))
        if self.shuffle:
            order = torch.randperm(len(self.dataset), generator=self.generator).tolist()
        mixed = [(self.dataset[i][0], self.dataset[k][1]) for k, i in enumerate(order)]
        for start in range(0, len(mixed), self.batch_size):
            yield collate(mixed[start : start + self.batch_size])


@mistake("Loader")
class drops_the_short_batch(Loader):
    def __len__(self):
        return len(self.dataset) // self.batch_size

    def __iter__(self):
        for batch in super().__iter__():
            if len(batch[1]) == self.batch_size:
                yield batch


@mistake("Loader")
class drops_the_short_batch_and_counts_it(Loader):
    def __iter__(self):
        for batch in super().__iter__():
            if len(batch[1]) == self.batch_size:
                yield batch


@mistake("Loader")
class length_rounded_down(Loader):
    def __len__(self):
        return len(self.dataset) // self.batch_size


@mistake("Loader")
class length_one_too_many(Loader):
    def __len__(self):
        return len(self.dataset) // self.batch_size + 1


@mistake("Loader")
class length_in_examples(Loader):
    def __len__(self):
        return len(self.dataset)


@mistake("Loader")
class reaches_into_the_tensors(Loader):
    def __iter__(self):
        n = len(self.dataset)
        order = torch.randperm(n, generator=self.generator) if self.shuffle else torch.arange(n)
        for rows in order.split(self.batch_size):
            yield self.dataset.X[rows], self.dataset.y[rows]


@mistake("Loader")
class lists_of_pairs(Loader):
    def __iter__(self):
        for X, y in super().__iter__():
            yield list(zip(X, y.tolist(), strict=True))


@mistake("Loader")
class lists_of_tensors(Loader):
    def __iter__(self):
        for X, y in super().__iter__():
            yield list(X), y.tolist()


@mistake("Loader")
class joined_end_to_end(Loader):
    def __iter__(self):
        for X, y in super().__iter__():
            yield X.flatten(0, 1), y


@mistake("Loader")
class one_at_a_time(Loader):
    def __iter__(self):
        n = len(self.dataset)
        order = torch.randperm(n, generator=self.generator) if self.shuffle else torch.arange(n)
        for i in order.tolist():
            yield self.dataset[i]


@mistake("Loader")
class leans_on_pytorch(Loader):
    def __init__(self, dataset, batch_size, shuffle=False, generator=None):
        from torch.utils.data import DataLoader

        self.inner = DataLoader(dataset, batch_size, shuffle=shuffle, generator=generator)

    def __len__(self):
        return len(self.inner)

    def __iter__(self):
        return iter(self.inner)


@mistake("Loader")
class labels_as_floats(Loader):
    def __iter__(self):
        for X, y in super().__iter__():
            yield X, y.float()


@mistake("Loader")
class labels_in_a_list(Loader):
    def __iter__(self):
        for X, y in super().__iter__():
            yield X, y.tolist()


@mistake("Loader")
class labels_in_a_tuple(Loader):
    def __iter__(self):
        for X, y in super().__iter__():
            yield X, tuple(y.tolist())
