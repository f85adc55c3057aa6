import torch
from torch import nn

from tutor.lab import mistake, right


def linear(pixels, classes, *more):
    return nn.Sequential(nn.Flatten(), nn.Linear(pixels, classes), *more)


def descend(net, images, labels, epochs, lr, batch_size, report, loss_of):
    """What `train` does, with another loss."""
    steps = torch.optim.SGD(net.parameters(), lr=lr)
    for epoch in range(1, epochs + 1):
        total = 0.0
        for rows in torch.randperm(len(labels)).split(batch_size):
            loss = loss_of(net(images[rows]), labels[rows])
            steps.zero_grad()
            loss.backward()
            steps.step()
            total += loss.item() * len(rows)
        report(epoch, total / len(labels))


@right("Classifier")
class logarithms_of_probabilities(nn.Module):
    # log-softmax of a log-softmax is the same log-softmax
    def __init__(self, pixels, classes):
        super().__init__()
        self.linear = nn.Linear(pixels, classes)

    def forward(self, images):
        return torch.log_softmax(self.linear(images.flatten(1)), dim=1)


@right("Classifier", "train")
class negative_log_likelihood:
    @staticmethod
    def Classifier(pixels, classes):
        return linear(pixels, classes, nn.LogSoftmax(dim=1))

    @staticmethod
    def train(net, images, labels, epochs, lr, batch_size, report=nobody):
        descend(net, images, labels, epochs, lr, batch_size, report, nn.NLLLoss())


@mistake("Classifier")
def double_softmax(pixels, classes):
    return linear(pixels, classes, nn.Softmax(dim=1))


@mistake("Classifier")
def softmax_over_the_batch(pixels, classes):
    return linear(pixels, classes, nn.Softmax(dim=0))


@mistake("Classifier")
def sigmoid_for_softmax(pixels, classes):
    return linear(pixels, classes, nn.Sigmoid())


@mistake("Classifier")
def relu_for_softmax(pixels, classes):
    return linear(pixels, classes, nn.ReLU())


@mistake("Classifier")
class decides(nn.Module):
    def __init__(self, pixels, classes):
        super().__init__()
        self.layers = linear(pixels, classes)

    def forward(self, images):
        return self.layers(images).argmax(dim=1)


@mistake("Classifier")
class decides_as_one_hot(nn.Module):
    def __init__(self, pixels, classes):
        super().__init__()
        self.layers = linear(pixels, classes)

    def forward(self, images):
        scores = self.layers(images)
        return nn.functional.one_hot(scores.argmax(dim=1), scores.shape[1]).float()


@mistake("Classifier", "train")
class nll_of_probabilities:
    @staticmethod
    def Classifier(pixels, classes):
        return linear(pixels, classes, nn.Softmax(dim=1))

    @staticmethod
    def train(net, images, labels, epochs, lr, batch_size, report=nobody):
        descend(net, images, labels, epochs, lr, batch_size, report, nn.NLLLoss())


@mistake("Classifier", "train")
class logarithm_after_softmax:
    @staticmethod
    def Classifier(pixels, classes):
        return linear(pixels, classes, nn.Softmax(dim=1))

    @staticmethod
    def train(net, images, labels, epochs, lr, batch_size, report=nobody):
        def nll(P, y):
            return nn.functional.nll_loss(P.log(), y)

        descend(net, images, labels, epochs, lr, batch_size, report, nll)


@mistake("Classifier", "train")
class clamped_logarithm_after_softmax:
    @staticmethod
    def Classifier(pixels, classes):
        return linear(pixels, classes, nn.Softmax(dim=1))

    @staticmethod
    def train(net, images, labels, epochs, lr, batch_size, report=nobody):
        def nll(P, y):
            return nn.functional.nll_loss((P + 1e-12).log(), y)

        descend(net, images, labels, epochs, lr, batch_size, report, nll)


@mistake("train")
def nll_of_scores(net, images, labels, epochs, lr, batch_size, report=nobody):
    descend(net, images, labels, epochs, lr, batch_size, report, nn.NLLLoss())


@mistake("train")
def softmax_moved_to_training(net, images, labels, epochs, lr, batch_size, report=nobody):
    def loss_of(scores, y):
        return nn.functional.cross_entropy(scores.softmax(dim=1), y)

    descend(net, images, labels, epochs, lr, batch_size, report, loss_of)


@mistake("Classifier", "train")
class larger_steps:
    @staticmethod
    def Classifier(pixels, classes):
        return linear(pixels, classes, nn.Softmax(dim=1))

    @staticmethod
    def train(net, images, labels, epochs, lr, batch_size, report=nobody):
        loss_of = nn.CrossEntropyLoss()
        descend(net, images, labels, epochs, 20 * lr, batch_size, report, loss_of)
