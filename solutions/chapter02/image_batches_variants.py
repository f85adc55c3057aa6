import torch
from torch.utils.data import TensorDataset

from tutor.lab import mistake, right


class Rows:
    """Batches by indexing: one read of b rows, where a DataLoader reads b times one row."""

    def __init__(self, images, labels, batch_size, resize, shuffle):
        self.images, self.labels, self.resize = images, labels, resize
        self.batch_size, self.shuffle = batch_size, shuffle

    def order(self):
        n = len(self.labels)
        return torch.randperm(n) if self.shuffle else torch.arange(n)

    def images_of(self, rows):
        X = self.images[rows].unsqueeze(1).float() / 255
        if self.resize is None:
            return X
        return F.interpolate(X, (self.resize, self.resize), mode="bilinear", align_corners=False)

    def labels_of(self, rows):
        return self.labels[rows].long()

    def __iter__(self):
        for rows in self.order().split(self.batch_size):
            yield self.images_of(rows), self.labels_of(rows)


def batches_of(kind):
    """A `load_data` whose iterables are of this kind."""

    def load_data(train, test, batch_size, resize=None):
        return kind(*train, batch_size, resize, True), kind(*test, batch_size, resize, False)

    return load_data


@right("load_data")
class by_rows:
    load_data = batches_of(Rows)


@right("load_data")
def converts_in_collate(train, test, batch_size, resize=None):
    def collate(pairs):
        images, labels = (torch.stack(parts) for parts in zip(*pairs, strict=True))
        X = images[:, None].float()
        if resize is not None:  # as if the enlarged picture were stored as bytes again
            X = F.interpolate(X, (resize, resize), mode="bilinear", align_corners=False)
            X = X.round()
        return X / 255, labels.to(torch.int64)

    def loader(split, shuffle):
        data = list(zip(*split, strict=True))
        return DataLoader(data, batch_size, shuffle=shuffle, collate_fn=collate)

    return loader(train, True), loader(test, False)


@mistake("load_data")
class keeps_the_bytes:
    @batches_of
    class load_data(Rows):
        def images_of(self, rows):
            return super().images_of(rows) * 255


@mistake("load_data")
class divides_by_the_brightest:
    @batches_of
    class load_data(Rows):
        def images_of(self, rows):
            X = super().images_of(rows)
            return X / X.max()


@mistake("load_data")
class no_channel_axis:
    @batches_of
    class load_data(Rows):
        def images_of(self, rows):
            return super().images_of(rows).squeeze(1)


@mistake("load_data")
class float_labels:
    @batches_of
    class load_data(Rows):
        def labels_of(self, rows):
            return self.labels[rows].float()


@mistake("load_data")
class byte_labels:
    @batches_of
    class load_data(Rows):
        def labels_of(self, rows):
            return self.labels[rows]


@mistake("load_data")
def shuffles_the_test_set(train, test, batch_size, resize=None):
    return tuple(Rows(*split, batch_size, resize, True) for split in (train, test))


@mistake("load_data")
def never_shuffles(train, test, batch_size, resize=None):
    return tuple(Rows(*split, batch_size, resize, False) for split in (train, test))


@mistake("load_data")
def shuffles_once(train, test, batch_size, resize=None):
    order = torch.randperm(len(train[1]))
    mixed = train[0][order], train[1][order]
    return tuple(Rows(*split, batch_size, resize, False) for split in (mixed, test))


@mistake("load_data")
class shuffles_apart:
    @batches_of
    class load_data(Rows):
        def labels_of(self, rows):
            if not self.shuffle:
                return super().labels_of(rows)
            return self.labels[torch.randperm(len(self.labels))][: len(rows)].long()


@mistake("load_data")
class draws_with_replacement:
    @batches_of
    class load_data(Rows):
        def order(self):
            n = len(self.labels)
            return torch.randint(n, (n,)) if self.shuffle else torch.arange(n)


@mistake("load_data")
class drops_the_short_batch:
    @batches_of
    class load_data(Rows):
        def order(self):
            n = len(self.labels)
            return super().order()[: n - n % self.batch_size]


@mistake("load_data")
def one_epoch_only(train, test, batch_size, resize=None):
    return tuple(
        iter(Rows(*split, batch_size, resize, shuffle))
        for split, shuffle in ((train, True), (test, False))
    )


@mistake("load_data")
def ignores_resize(train, test, batch_size, resize=None):
    return (
        Rows(*train, batch_size, None, True),
        Rows(*test, batch_size, None, False),
    )


@mistake("load_data")
class resizes_by_reshape:
    @batches_of
    class load_data(Rows):
        def images_of(self, rows):
            X = self.images[rows].unsqueeze(1).float() / 255
            return X if self.resize is None else X.reshape(len(X), 1, self.resize, self.resize)


@mistake("load_data")
class nearest_by_default:
    @batches_of
    class load_data(Rows):
        def images_of(self, rows):
            X = self.images[rows].unsqueeze(1).float() / 255
            return X if self.resize is None else F.interpolate(X, (self.resize, self.resize))


@mistake("load_data")
class aligns_the_corners:
    @batches_of
    class load_data(Rows):
        def images_of(self, rows):
            X = self.images[rows].unsqueeze(1).float() / 255
            if self.resize is None:
                return X
            size = (self.resize, self.resize)
            return F.interpolate(X, size, mode="bilinear", align_corners=True)


@mistake("load_data")
def enlarges_everything_at_once(train, test, batch_size, resize=None):
    def whole(images, labels, shuffle):
        X = images.unsqueeze(1).float() / 255
        if resize is not None:
            X = F.interpolate(X, (resize, resize), mode="bilinear", align_corners=False)
        return DataLoader(TensorDataset(X, labels.long()), batch_size, shuffle=shuffle)

    return whole(*train, True), whole(*test, False)
