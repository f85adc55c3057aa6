from torch import nn

from tutor.lab import mistake, right


def convs(widths, act=nn.ReLU):
    layers, ci = [], 1
    for place, width in enumerate(widths):
        k = 5 if place == 0 else 3
        layers += [nn.Conv2d(ci, width, k, padding=k // 2), act(), nn.MaxPool2d(2)]
        ci = width
    return layers


def head(d, hidden, classes, act=nn.ReLU, drop=nn.Dropout):
    dense = [nn.Flatten(), nn.Linear(d, hidden), act()]
    return [*dense, *([drop()] if drop else []), nn.Linear(hidden, classes)]


@right("AlexLite")
def three_halvings(classes=10):
    return nn.Sequential(*convs((12, 24, 48)), *head(48 * 9, 100, classes))


@right("AlexLite")
class with_normalisation(nn.Module):
    def __init__(self, classes=10):
        super().__init__()
        self.scores = nn.Linear(64, classes)
        self.dense = nn.Linear(32 * 9, 64)
        self.convs = nn.ModuleList(
            nn.Conv2d(ci, co, 3, padding=1) for ci, co in ((1, 8), (8, 16), (16, 32))
        )
        self.norms = nn.ModuleList(nn.BatchNorm2d(c) for c in (8, 16, 32))

    def forward(self, X):
        for conv, norm in zip(self.convs, self.norms, strict=True):
            X = nn.functional.max_pool2d(norm(conv(X)).relu(), 2)
        X = self.dense(X.flatten(1)).relu()
        return self.scores(nn.functional.dropout(X, 0.5, self.training))


@mistake("AlexLite")
def keeps_the_first_layer(classes=10):
    first = nn.Conv2d(1, 16, 11, stride=4, padding=1), nn.ReLU(), nn.MaxPool2d(3, 2)
    second = nn.Conv2d(16, 32, 5, padding=2), nn.ReLU(), nn.MaxPool2d(3, 2)
    third = nn.Conv2d(32, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(3, 2)
    return nn.Sequential(*first, *second, *third, *head(32, 128, classes))


@mistake("AlexLite")
def keeps_the_wide_head(classes=10):
    layers = head(48 * 9, 4096, classes)
    return nn.Sequential(*convs((12, 24, 48)), *layers[:-1], nn.Linear(4096, classes))


@mistake("AlexLite")
def a_lenet(classes=10):
    return nn.Sequential(*convs((12, 24)), *head(24 * 49, 100, classes))


@mistake("AlexLite")
def no_dropout(classes=10):
    return nn.Sequential(*convs((12, 24, 48)), *head(48 * 9, 100, classes, drop=None))


@mistake("AlexLite")
def drops_out_for_good(classes=10):
    class Always(nn.Module):
        def forward(self, X):
            return nn.functional.dropout(X)

    return nn.Sequential(*convs((12, 24, 48)), *head(48 * 9, 100, classes, drop=Always))


@mistake("AlexLite")
def softmax_at_the_end(classes=10):
    return nn.Sequential(*convs((12, 24, 48)), *head(48 * 9, 100, classes), nn.Softmax(dim=1))


@mistake("AlexLite")
def sigmoids(classes=10):
    act = nn.Sigmoid
    return nn.Sequential(*convs((12, 24, 48), act), *head(48 * 9, 100, classes, act))


@mistake("AlexLite")
def always_ten(classes=10):
    return nn.Sequential(*convs((12, 24, 48)), *head(48 * 9, 100, 10))
