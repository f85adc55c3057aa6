from tutor.lab import mistake, right


@right("loss_of")
def log_softmax_and_nll(scores, y):
    return F.nll_loss(F.log_softmax(scores, dim=1), y)


@right("probabilities_of")
def softmax_by_hand(scores):
    exps = (scores - scores.amax(-1, keepdim=True)).exp()
    return exps / exps.sum(-1, keepdim=True)


@right("train")
def clears_after_each_step(net, optimizer, X, y, steps):
    for _ in range(steps):
        nn.MSELoss()(net(X), y).backward()
        optimizer.step()
        net.zero_grad()


@right("max_pool")
def with_the_layer(X):
    return nn.MaxPool2d(3, stride=2, padding=1)(X)


@right("first_batch")
def first_turn_of_a_loop(loader):
    for batch in loader:  # noqa: B007
        break
    return batch


@right("rows_of")
def reshaped_from_the_left(features):
    return features.reshape(features.shape[0], -1)


@right("draw")
def labels_first(plt, losses):
    plt.ylabel("loss")
    plt.xlabel("epoch")
    plt.plot(losses)
    plt.show()


@mistake("loss_of")
def softmax_twice(scores, y):
    return F.cross_entropy(scores.softmax(dim=1), y)


@mistake("loss_of")
def logarithm_forgotten(scores, y):
    return F.nll_loss(scores.softmax(dim=1), y)


@mistake("loss_of")
def logarithm_after_softmax(scores, y):
    return F.nll_loss(scores.softmax(dim=1).log(), y)


@mistake("loss_of")
def scores_into_nll(scores, y):
    return F.nll_loss(scores, y)


@mistake("loss_of")
def log_softmax_over_the_batch(scores, y):
    return F.nll_loss(scores.log_softmax(dim=0), y)


@mistake("probabilities_of")
def axis_left_to_chance(scores):
    return nn.Softmax()(scores)


@mistake("probabilities_of")
def along_the_examples(scores):
    return scores.softmax(dim=0)


@mistake("probabilities_of")
def along_axis_one(scores):
    return scores.softmax(dim=1)


@mistake("probabilities_of")
def logarithms_of_them(scores):
    return scores.log_softmax(dim=-1)


@mistake("shuffled_loader")
def name_in_small_letters(dataset, batch_size):
    return torch.utils.data.Dataloader(dataset, batch_size=batch_size, shuffle=True)


@mistake("shuffled_loader")
def no_longer_shuffled(dataset, batch_size):
    return torch.utils.data.DataLoader(dataset, batch_size=batch_size)


@mistake("shuffled_loader")
def batches_of_one(dataset, batch_size):
    return torch.utils.data.DataLoader(dataset, shuffle=True)


@mistake("shuffled_loader")
def short_batch_dropped(dataset, batch_size):
    return torch.utils.data.DataLoader(dataset, batch_size, shuffle=True, drop_last=True)


@mistake("train")
def clears_one_layer(net, optimizer, X, y, steps):
    for _ in range(steps):
        loss = F.mse_loss(net(X), y)
        net[-1].zero_grad()
        loss.backward()
        optimizer.step()


@mistake("train")
def clears_the_first_layer(net, optimizer, X, y, steps):
    for _ in range(steps):
        loss = F.mse_loss(net(X), y)
        net[0].zero_grad()
        loss.backward()
        optimizer.step()


@mistake("train")
def never_clears(net, optimizer, X, y, steps):
    for _ in range(steps):
        F.mse_loss(net(X), y).backward()
        optimizer.step()


@mistake("train")
def clears_before_the_step(net, optimizer, X, y, steps):
    for _ in range(steps):
        F.mse_loss(net(X), y).backward()
        optimizer.zero_grad()
        optimizer.step()


@mistake("train")
def steps_before_backward(net, optimizer, X, y, steps):
    for _ in range(steps):
        loss = F.mse_loss(net(X), y)
        optimizer.step()
        optimizer.zero_grad()
        loss.backward()


@mistake("max_pool")
def border_of_zeros(X):
    return F.max_pool2d(F.pad(X, (1, 1, 1, 1)), 3, stride=2)


@mistake("max_pool")
def border_of_minus_one(X):
    return F.max_pool2d(F.pad(X, (1, 1, 1, 1), value=-1), 3, stride=2)


@mistake("max_pool")
def no_border(X):
    return F.max_pool2d(X, 3, stride=2)


@mistake("max_pool")
def border_twice(X):
    return F.max_pool2d(F.pad(X, (1, 1, 1, 1)), 3, stride=2, padding=1)


@mistake("first_batch")
def next_as_a_method(loader):
    return iter(loader).next()


@mistake("first_batch")
def next_of_the_loader(loader):
    return next(loader)


@mistake("first_batch")
def last_turn_of_a_loop(loader):
    for batch in loader:  # noqa: B007
        pass
    return batch


@mistake("first_batch")
def first_example_only(loader):
    return [tensor[0] for tensor in next(iter(loader))]


@mistake("rows_of")
def rows_of_four_hundred(features):
    return features.view(-1, 16 * 5 * 5)


@mistake("rows_of")
def another_number_typed_in(features):
    return features.view(-1, 16 * 10 * 10)


@mistake("rows_of")
def one_row_for_all(features):
    return features.flatten()


@mistake("rows_of")
def a_row_for_each_channel(features):
    return features.flatten(2)


@mistake("draw")
def labels_after_show(plt, losses):
    plt.plot(losses)
    plt.show()
    plt.xlabel("epoch")
    plt.ylabel("loss")


@mistake("draw")
def one_label_after_show(plt, losses):
    plt.plot(losses)
    plt.xlabel("epoch")
    plt.show()
    plt.ylabel("loss")


@mistake("draw")
def shows_twice(plt, losses):
    plt.plot(losses)
    plt.show()
    plt.xlabel("epoch")
    plt.ylabel("loss")
    plt.show()


@mistake("draw")
def never_shows(plt, losses):
    plt.plot(losses)
    plt.xlabel("epoch")
    plt.ylabel("loss")
