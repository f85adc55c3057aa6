from tutor.lab import mistake, right


def descend(
    images, labels, classes, epochs, lr, batch_size, report,
    loss_of=lambda P, y: cross_entropy(P, y), order=torch.randperm, start=0.0, trained="Wb",
):  # fmt: skip
    """What `train_softmax` does, with parts that a mistake may exchange."""
    n, h, w = images.shape
    W = (start * torch.randn(h * w, classes, device=images.device)).requires_grad_()
    b = torch.zeros(classes, device=images.device, requires_grad=True)
    for epoch in range(1, epochs + 1):
        for rows in order(n, device=images.device).split(batch_size):
            loss = loss_of(net(images[rows], W, b), labels[rows])
            loss.backward()
            with torch.no_grad():
                for name, parameter in (("W", W), ("b", b)):
                    if name in trained:
                        parameter -= lr * parameter.grad
                    parameter.grad = None
        report(epoch, loss.item())
    return W.detach(), b.detach()


@right("train_softmax")
def gradient_by_hand(images, labels, classes, epochs, lr, batch_size, report=nobody):
    X = images.reshape(len(images), -1) / 255
    Y = (labels[:, None] == torch.arange(classes, device=labels.device)).float()  # one-hot
    W, b = X.new_zeros(X.shape[1], classes), X.new_zeros(classes)
    for epoch in range(epochs):
        order = torch.randperm(len(X)).tolist()
        loss = 0.0
        while order:
            rows, order = order[:batch_size], order[batch_size:]
            P = softmax(X[rows] @ W + b)
            loss -= (Y[rows] * P.log()).sum().item()
            error = (P - Y[rows]) / len(rows)  # the gradient with respect to the scores
            W -= lr * X[rows].T @ error
            b -= lr * error.sum(0)
        report(epoch + 1, loss / len(X))
    return W, b


@right("net", "train_softmax")
class one_column_of_ones:
    @staticmethod
    def net(images, W, b):
        X = images.reshape(len(images), -1).to(W.dtype).div(255)
        ones = X.new_ones(len(X), 1)
        return softmax(torch.cat([X, ones], 1) @ torch.cat([W, b[None]]))

    @staticmethod
    def train_softmax(images, labels, classes, epochs, lr, batch_size, report=nobody):
        Wb = torch.zeros(images[0].numel() + 1, classes, device=images.device)
        for epoch in range(1, epochs + 1):
            for rows in torch.randperm(len(labels)).to(labels.device).split(batch_size):
                Wb.requires_grad_()
                P = one_column_of_ones.net(images[rows], Wb[:-1], Wb[-1])
                loss = -P.gather(1, labels[rows, None]).log().mean()
                (gradient,) = torch.autograd.grad(loss, Wb)
                Wb = (Wb - lr * gradient).detach()
            report(epoch, loss.item())
        return Wb[:-1], Wb[-1]


@mistake("net")
def leaves_bytes_as_they_are(images, W, b):
    return softmax(images.flatten(1).float() @ W + b)


@mistake("net")
def forgets_the_bias(images, W, b):
    return softmax(images.flatten(1).float() / 255 @ W)


@mistake("net")
def stops_at_the_scores(images, W, b):
    return images.flatten(1).float() / 255 @ W + b


@mistake("net")
def lets_the_exponential_overflow(images, W, b):
    exps = (images.flatten(1).float() / 255 @ W + b).exp()
    return exps / exps.sum(1, keepdim=True)


@mistake("net")
def probabilities_over_the_images(images, W, b):
    return softmax((images.flatten(1).float() / 255 @ W + b).T).T


@mistake("net")
def softmax_of_the_softmax(images, W, b):
    return softmax(softmax(images.flatten(1).float() / 255 @ W + b))


@mistake("train_softmax")
def walks_uphill(images, labels, classes, epochs, lr, batch_size, report=nobody):
    return descend(images, labels, classes, epochs, -lr, batch_size, report)


@mistake("train_softmax")
def adds_up_the_batch(images, labels, classes, epochs, lr, batch_size, report=nobody):
    def summed(P, y):
        return len(y) * cross_entropy(P, y)

    return descend(images, labels, classes, epochs, lr, batch_size, report, summed)


@mistake("train_softmax")
def divides_by_the_classes_too(images, labels, classes, epochs, lr, batch_size, report=nobody):
    def over_all_entries(P, y):
        return cross_entropy(P, y) / classes

    return descend(images, labels, classes, epochs, lr, batch_size, report, over_all_entries)


@mistake("train_softmax")
def divides_by_the_full_batch_size(images, labels, classes, epochs, lr, batch_size, report=nobody):
    def over_batch_size(P, y):
        return cross_entropy(P, y) * len(y) / batch_size

    return descend(images, labels, classes, epochs, lr, batch_size, report, over_batch_size)


@mistake("train_softmax")
def every_row_at_every_label(images, labels, classes, epochs, lr, batch_size, report=nobody):
    def crossed(P, y):
        return -P[:, y].log().mean()

    return descend(images, labels, classes, epochs, lr, batch_size, report, crossed)


@mistake("train_softmax")
def forgets_the_logarithm(images, labels, classes, epochs, lr, batch_size, report=nobody):
    def minus_probability(P, y):
        return -P[torch.arange(len(y)), y].mean()

    return descend(images, labels, classes, epochs, lr, batch_size, report, minus_probability)


@mistake("train_softmax")
def leaves_the_bias_at_zero(images, labels, classes, epochs, lr, batch_size, report=nobody):
    return descend(images, labels, classes, epochs, lr, batch_size, report, trained="W")


@mistake("train_softmax")
def starts_anywhere(images, labels, classes, epochs, lr, batch_size, report=nobody):
    return descend(images, labels, classes, epochs, lr, batch_size, report, start=0.01)


@mistake("train_softmax")
def takes_the_file_in_order(images, labels, classes, epochs, lr, batch_size, report=nobody):
    return descend(images, labels, classes, epochs, lr, batch_size, report, order=torch.arange)


@mistake("train_softmax")
def one_epoch_only(images, labels, classes, epochs, lr, batch_size, report=nobody):
    return descend(images, labels, classes, 1, lr, batch_size, report)


@mistake("train_softmax")
def drops_the_short_batch(images, labels, classes, epochs, lr, batch_size, report=nobody):
    def whole_batches(n, device):
        return torch.randperm(n, device=device)[: n - n % batch_size]

    return descend(images, labels, classes, epochs, lr, batch_size, report, order=whole_batches)


@mistake("train_softmax")
def keeps_old_gradients(images, labels, classes, epochs, lr, batch_size, report=nobody):
    W = torch.zeros(images[0].numel(), classes, device=images.device, requires_grad=True)
    b = torch.zeros(classes, device=images.device, requires_grad=True)
    for epoch in range(epochs):
        for rows in torch.randperm(len(labels)).split(batch_size):
            loss = cross_entropy(net(images[rows], W, b), labels[rows])
            loss.backward()
            with torch.no_grad():
                W -= lr * W.grad
                b -= lr * b.grad
        report(epoch + 1, loss.item())
    return W.detach(), b.detach()


@mistake("train_softmax")
def gives_the_names_to_new_tensors(images, labels, classes, epochs, lr, batch_size, report=nobody):
    W = torch.zeros(images[0].numel(), classes, device=images.device, requires_grad=True)
    b = torch.zeros(classes, device=images.device, requires_grad=True)
    for epoch in range(epochs):
        for rows in torch.randperm(len(labels)).split(batch_size):
            loss = cross_entropy(net(images[rows], W, b), labels[rows])
            loss.backward()
            with torch.no_grad():
                W = W - lr * W.grad
                b = b - lr * b.grad
        report(epoch + 1, loss.item())
    return W, b
