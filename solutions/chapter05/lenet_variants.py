import torch
from torch import nn

from tutor.lab import mistake, right


def build(
    act, pool, first=(5, 2), second=(5, 0), flat=400, hidden=(120, 84), conv_act=True,
    dense_act=True, act_first=True, flatten=nn.Flatten, end=(),
):  # fmt: skip
    """What `LeNet` builds, with parts that a mistake may exchange."""
    layers, channels = [], 1
    for out, (k, p) in ((6, first), (16, second)):
        layers.append(nn.Conv2d(channels, out, k, padding=p))
        after = [act()] * conv_act + [pool(2)]
        layers += after if act_first else after[::-1]
        channels = out
    layers.append(flatten())
    for out in hidden:
        layers += [nn.Linear(flat, out)] + [act()] * dense_act
        flat = out
    return nn.Sequential(*layers, nn.Linear(flat, 10), *end)


@right("LeNet")
class with_a_forward(nn.Module):
    def __init__(self, act=nn.Sigmoid, pool=nn.AvgPool2d):
        super().__init__()
        # registered from the head down: the order is nobody's business
        self.scores = nn.Linear(84, 10)
        self.dense = nn.Linear(120, 84)
        self.second, self.first = nn.Conv2d(6, 16, 5), nn.Conv2d(1, 6, 5)
        self.third = nn.Linear(400, 120)
        self.act, self.pool = act(), pool(2)

    def forward(self, X):
        framed = torch.nn.functional.pad(X, (2, 2, 2, 2))
        X = self.pool(self.act(self.first(framed)))
        X = self.pool(self.act(self.second(X)))
        X = self.act(self.third(X.reshape(len(X), -1)))
        return self.scores(self.act(self.dense(X)))


@right("LeNet")
def in_two_parts(act=nn.Sigmoid, pool=nn.AvgPool2d):
    def block(ci, co, p):
        return nn.Sequential(nn.Conv2d(ci, co, 5, padding=p), act(), pool(kernel_size=2, stride=2))

    def dense(d, q):
        return nn.Sequential(nn.Linear(d, q), act())

    body = nn.Sequential(block(1, 6, 2), block(6, 16, 0), nn.Flatten())
    return nn.Sequential(body, dense(400, 120), dense(120, 84), nn.Linear(84, 10))


@mistake("LeNet")
def no_padding(act=nn.Sigmoid, pool=nn.AvgPool2d):
    return build(act, pool, first=(5, 0))


@mistake("LeNet")
def no_padding_and_a_smaller_head(act=nn.Sigmoid, pool=nn.AvgPool2d):
    return build(act, pool, first=(5, 0), flat=256)


@mistake("LeNet")
def padding_of_one(act=nn.Sigmoid, pool=nn.AvgPool2d):
    return build(act, pool, first=(5, 1), flat=256)


@mistake("LeNet")
def padding_of_one_and_the_right_head(act=nn.Sigmoid, pool=nn.AvgPool2d):
    return build(act, pool, first=(5, 1))


@mistake("LeNet")
def padding_in_both(act=nn.Sigmoid, pool=nn.AvgPool2d):
    return build(act, pool, second=(5, 2), flat=784)


@mistake("LeNet")
def three_by_three(act=nn.Sigmoid, pool=nn.AvgPool2d):
    return build(act, pool, first=(3, 1), second=(3, 0), flat=576)


@mistake("LeNet")
def softmax_at_the_end(act=nn.Sigmoid, pool=nn.AvgPool2d):
    return build(act, pool, end=[nn.Softmax(dim=1)])


@mistake("LeNet")
def act_on_the_scores(act=nn.Sigmoid, pool=nn.AvgPool2d):
    return build(act, pool, end=[act()])


class View(nn.Module):
    def forward(self, X):
        return X.reshape(-1, 400)


@mistake("LeNet")
def rows_of_400(act=nn.Sigmoid, pool=nn.AvgPool2d):
    return build(act, pool, flatten=View)


class FlattenAll(nn.Module):
    def forward(self, X):
        return X.flatten()


@mistake("LeNet")
def flattens_the_batch(act=nn.Sigmoid, pool=nn.AvgPool2d):
    return build(act, pool, flatten=FlattenAll)


@mistake("LeNet")
def never_flattens(act=nn.Sigmoid, pool=nn.AvgPool2d):
    return build(act, pool, flat=5, flatten=nn.Identity)


@mistake("LeNet")
def convolutions_without_act(act=nn.Sigmoid, pool=nn.AvgPool2d):
    return build(act, pool, conv_act=False)


@mistake("LeNet")
def dense_layers_without_act(act=nn.Sigmoid, pool=nn.AvgPool2d):
    return build(act, pool, dense_act=False)


@mistake("LeNet")
def pools_before_act(act=nn.Sigmoid, pool=nn.AvgPool2d):
    return build(act, pool, act_first=False)


@mistake("LeNet")
def one_dense_layer_short(act=nn.Sigmoid, pool=nn.AvgPool2d):
    return build(act, pool, hidden=(120,))


@mistake("LeNet")
def always_sigmoid(act=nn.Sigmoid, pool=nn.AvgPool2d):
    return build(nn.Sigmoid, pool)


@mistake("LeNet")
def always_averages(act=nn.Sigmoid, pool=nn.AvgPool2d):
    return build(act, nn.AvgPool2d)


@mistake("LeNet")
def ignores_both_arguments(act=nn.Sigmoid, pool=nn.AvgPool2d):
    return build(nn.Sigmoid, nn.AvgPool2d)


@mistake("LeNet")
def classes_for_layers(act=nn.Sigmoid, pool=nn.AvgPool2d):
    return build(lambda: act, pool)


@mistake("LeNet")
def convolutions_without_bias(act=nn.Sigmoid, pool=nn.AvgPool2d):
    net = build(act, pool)
    for layer in net:
        if isinstance(layer, nn.Conv2d):
            layer.register_parameter("bias", None)
    return net


@mistake("LeNet")
def strides_for_pooling(act=nn.Sigmoid, pool=nn.AvgPool2d):
    return nn.Sequential(
        nn.Conv2d(1, 6, 5, stride=2, padding=2), act(), nn.Conv2d(6, 16, 5, stride=2), act(),
        nn.Flatten(), nn.Linear(400, 120), act(), nn.Linear(120, 84), act(), nn.Linear(84, 10),
    )  # fmt: skip
