from tutor.lab import mistake, right


def fit(net, loader, epochs, lr, momentum, every, log, *, criterion=F.cross_entropy, clear=True):
    """What `train` does, with another loss, or without clearing."""
    net.train()
    optimizer = torch.optim.SGD(net.parameters(), lr=lr, momentum=momentum)
    for epoch in range(1, epochs + 1):
        running = 0.0
        for batch, (X, y) in enumerate(loader, start=1):
            loss = criterion(net(X), y)
            if clear:
                optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            running += loss.item()
            if batch % every == 0:
                log(epoch, batch, running / every)
                running = 0.0


def logged(net, loader, epochs, lr, momentum, every, log, tell):
    """What `train` does, with `tell(losses of this epoch so far, all losses, batch)` as the log."""
    net.train()
    optimizer = torch.optim.SGD(net.parameters(), lr=lr, momentum=momentum)
    everything = []
    for epoch in range(1, epochs + 1):
        losses = []
        for batch, (X, y) in enumerate(loader, start=1):
            loss = F.cross_entropy(net(X), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss)
            everything.append(loss.item())
            if batch % every == 0:
                log(epoch, batch, tell([each.item() for each in losses], everything, losses))


def count(net, loader, classes, of_what=lambda guess, y: y):
    """Hits, and how often each class stands in what `of_what` gives."""
    hits, seen = torch.zeros(classes), torch.zeros(classes)
    net.eval()
    with torch.no_grad():
        for X, y in loader:
            guess = net(X).argmax(1)
            hits += y[guess == y].bincount(minlength=classes).cpu()
            seen += of_what(guess, y).bincount(minlength=classes).cpu()
    return hits, seen


@right("to_input")
def normalised(images):
    return (images / 255 - 0.5) / 0.5


@right("train")
def with_a_list_of_losses(net, loader, epochs, lr, momentum, every=50, log=nobody):
    criterion, losses = nn.CrossEntropyLoss(), []
    optimizer = torch.optim.SGD(net.train().parameters(), lr=lr, momentum=momentum)
    for epoch in range(epochs):
        losses.clear()
        for i, (X, y) in enumerate(loader):
            net.zero_grad()
            loss = criterion(net(X), y)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
            if i % every == every - 1:
                log(epoch + 1, i + 1, sum(losses[-every:]) / every)


@right("test")
def all_at_once(net, loader, classes):
    net.train(False)
    with torch.inference_mode():
        guesses, labels = zip(*((net(X).argmax(1), y) for X, y in loader), strict=True)
    guesses, labels = torch.cat(guesses).cpu(), torch.cat(labels).cpu()
    return torch.stack([(guesses[labels == k] == k).float().mean() for k in range(classes)])


@mistake("to_input")
def bytes_as_floats(images):
    return images.float()


@mistake("to_input")
def from_zero_to_one(images):
    return images / 255


@mistake("to_input")
def subtracts_from_bytes(images):
    return (images - 128) / 128


@mistake("to_input")
def divides_by_128(images):
    return (images.float() - 128) / 128


@mistake("to_input")
def by_their_own_extremes(images):
    X = images.float()
    low, high = X.amin((1, 2, 3), keepdim=True), X.amax((1, 2, 3), keepdim=True)
    return 2 * (X - low) / (high - low) - 1


@mistake("train")
def never_clears(net, loader, epochs, lr, momentum, every=50, log=nobody):
    fit(net, loader, epochs, lr, momentum, every, log, clear=False)


@mistake("train")
def softmax_before_the_loss(net, loader, epochs, lr, momentum, every=50, log=nobody):
    def criterion(scores, y):
        return F.cross_entropy(scores.softmax(1), y)

    fit(net, loader, epochs, lr, momentum, every, log, criterion=criterion)


@mistake("train")
def forgets_the_momentum(net, loader, epochs, lr, momentum, every=50, log=nobody):
    fit(net, loader, epochs, lr, 0.0, every, log)


@mistake("train")
def optimiser_for_each_epoch(net, loader, epochs, lr, momentum, every=50, log=nobody):
    for epoch in range(1, epochs + 1):

        def tell(_, batch, loss, epoch=epoch):
            log(epoch, batch, loss)

        fit(net, loader, 1, lr, momentum, every, tell)


@mistake("train")
def one_epoch(net, loader, epochs, lr, momentum, every=50, log=nobody):
    fit(net, loader, 1, lr, momentum, every, log)


@mistake("train")
def epochs_as_batches(net, loader, epochs, lr, momentum, every=50, log=nobody):
    first = [batch for batch, _ in zip(loader, range(epochs), strict=False)]
    fit(net, first, 1, lr, momentum, every, log)


@mistake("train")
def never_reset(net, loader, epochs, lr, momentum, every=50, log=nobody):
    def tell(epoch, everything, _):
        return sum(everything) / every

    logged(net, loader, epochs, lr, momentum, every, log, tell)


@mistake("train")
def reset_at_each_epoch_only(net, loader, epochs, lr, momentum, every=50, log=nobody):
    def tell(epoch, everything, _):
        return sum(epoch) / every

    logged(net, loader, epochs, lr, momentum, every, log, tell)


@mistake("train")
def mean_since_the_beginning(net, loader, epochs, lr, momentum, every=50, log=nobody):
    def tell(epoch, everything, _):
        return sum(everything) / len(everything)

    logged(net, loader, epochs, lr, momentum, every, log, tell)


@mistake("train")
def mean_since_the_epoch_began(net, loader, epochs, lr, momentum, every=50, log=nobody):
    def tell(epoch, everything, _):
        return sum(epoch) / len(epoch)

    logged(net, loader, epochs, lr, momentum, every, log, tell)


@mistake("train")
def sum_instead_of_mean(net, loader, epochs, lr, momentum, every=50, log=nobody):
    def tell(epoch, everything, _):
        return sum(epoch[-every:])

    logged(net, loader, epochs, lr, momentum, every, log, tell)


@mistake("train")
def last_loss_only(net, loader, epochs, lr, momentum, every=50, log=nobody):
    def tell(epoch, everything, _):
        return epoch[-1]

    logged(net, loader, epochs, lr, momentum, every, log, tell)


@mistake("train")
def logs_a_tensor(net, loader, epochs, lr, momentum, every=50, log=nobody):
    def tell(epoch, everything, losses):
        return sum(losses[-every:]) / every

    logged(net, loader, epochs, lr, momentum, every, log, tell)


@mistake("train")
def leftover_carried_on(net, loader, epochs, lr, momentum, every=50, log=nobody):
    net.train()
    optimizer = torch.optim.SGD(net.parameters(), lr=lr, momentum=momentum)
    running = 0.0
    for epoch in range(1, epochs + 1):
        for batch, (X, y) in enumerate(loader, start=1):
            loss = F.cross_entropy(net(X), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            running += loss.item()
            if batch % every == 0:
                log(epoch, batch, running / every)
                running = 0.0


@mistake("train")
def counts_from_zero(net, loader, epochs, lr, momentum, every=50, log=nobody):
    def tell(epoch, batch, loss):
        log(epoch - 1, batch - 1, loss)

    fit(net, loader, epochs, lr, momentum, every, tell)


@mistake("train")
def logs_from_the_first_batch(net, loader, epochs, lr, momentum, every=50, log=nobody):
    net.train()
    optimizer = torch.optim.SGD(net.parameters(), lr=lr, momentum=momentum)
    for epoch in range(1, epochs + 1):
        running = 0.0
        for batch, (X, y) in enumerate(loader):
            loss = F.cross_entropy(net(X), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            running += loss.item()
            if batch % every == 0:
                log(epoch, batch + 1, running / every)
                running = 0.0


@mistake("train")
def never_logs(net, loader, epochs, lr, momentum, every=50, log=nobody):
    fit(net, loader, epochs, lr, momentum, every, nobody)


@mistake("train")
def no_training_mode(net, loader, epochs, lr, momentum, every=50, log=nobody):
    training = net.training
    net.train = lambda *_: net
    try:
        fit(net, loader, epochs, lr, momentum, every, log)
    finally:
        del net.train
        net.train(training)


@mistake("test")
def one_number(net, loader, classes):
    hits, seen = count(net, loader, classes)
    return hits.sum() / seen.sum()


@mistake("test")
def share_of_everything(net, loader, classes):
    hits, seen = count(net, loader, classes)
    return hits / seen.sum()


@mistake("test")
def share_of_the_guesses(net, loader, classes):
    hits, seen = count(net, loader, classes, of_what=lambda guess, y: guess)
    return hits / seen


@mistake("test")
def hits_not_shares(net, loader, classes):
    return count(net, loader, classes)[0]


@mistake("test")
def last_batch_only(net, loader, classes):
    hits, seen = count(net, [list(loader)[-1]], classes)
    return hits / seen


@mistake("test")
def mean_over_the_batches(net, loader, classes):
    shares = []
    for batch in loader:
        hits, seen = count(net, [batch], classes)
        shares.append(hits / seen)
    return torch.stack(shares).mean(0)


@mistake("test")
def zero_for_absent_classes(net, loader, classes):
    hits, seen = count(net, loader, classes)
    return hits / seen.clamp(min=1)


@mistake("test")
def stays_in_training_mode(net, loader, classes):
    with torch.no_grad():
        return tally(net, loader, classes)


@mistake("test")
def records_a_graph(net, loader, classes):
    net.eval()
    return tally(net, loader, classes)


@mistake("test")
def looks_without_preparing(net, loader, classes):
    return tally(net, loader, classes)


def tally(net, loader, classes):
    hits, seen = torch.zeros(classes), torch.zeros(classes)
    for X, y in loader:
        hits += y[net(X).argmax(1) == y].bincount(minlength=classes).cpu()
        seen += y.bincount(minlength=classes).cpu()
    return hits / seen
