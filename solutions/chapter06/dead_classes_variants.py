import torch

from tutor.lab import mistake, right


def search(
    net, batches, evaluate=True, back=True, graph=False, of_batch=lambda S: (S > 0).any(0),
    join=torch.logical_or, dead=True,
):  # fmt: skip
    """What `dead_classes` does, with parts that a mistake may exchange."""
    was_training = net.training
    if evaluate:
        net.eval()
    alive = None
    with torch.set_grad_enabled(graph):
        for X, _ in batches:
            seen = of_batch(net(X).detach())
            alive = seen if alive is None else join(alive, seen)
    if back:
        net.train(was_training)
    return (alive ^ dead).nonzero().flatten().tolist()


@right("dead_classes")
def by_the_largest(net, batches):
    was_training = net.training
    net.eval()
    with torch.inference_mode():
        largest = [net(X).amax(0) for X, _ in batches]
    net.train(was_training)
    most = torch.stack(largest).amax(0)
    return [k for k, score in enumerate(most.tolist()) if score == 0]


@right("dead_classes")
def by_sets(net, batches):
    mode, alive, q = net.training, set(), 0
    net.train(False)
    with torch.no_grad():
        for X, _ in batches:
            scores = net(X)
            q = scores.shape[1]
            alive |= set((scores > 0).nonzero()[:, 1].tolist())
    net.train(mode)
    return sorted(set(range(q)) - alive)


@mistake("dead_classes")
def last_batch_only(net, batches):
    return search(net, batches, join=lambda alive, seen: seen)


@mistake("dead_classes")
def dead_in_some_batch(net, batches):
    return search(net, batches, join=torch.logical_and)


@mistake("dead_classes")
def dead_in_some_image(net, batches):
    return search(net, batches, of_batch=lambda S: (S > 0).all(0), join=torch.logical_and)


@mistake("dead_classes")
def classes_alive(net, batches):
    return search(net, batches, dead=False)


@mistake("dead_classes")
def how_many(net, batches):
    return len(search(net, batches))


@mistake("dead_classes")
def never_guessed(net, batches):
    def guessed(S):
        return (S.argmax(1, keepdim=True) == torch.arange(S.shape[1], device=S.device)).any(0)

    return search(net, batches, of_batch=guessed)


@mistake("dead_classes")
def stays_in_training_mode(net, batches):
    return search(net, batches, evaluate=False)


@mistake("dead_classes")
def leaves_evaluation_mode_on(net, batches):
    return search(net, batches, back=False)


@mistake("dead_classes")
def records_a_graph(net, batches):
    return search(net, batches, graph=True)


@mistake("dead_classes")
def reads_the_data_twice(net, batches):
    sum(len(X) for X, _ in batches)
    return search(net, batches)
