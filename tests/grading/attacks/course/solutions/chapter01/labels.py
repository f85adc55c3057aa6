def guess(x):
    return (x[:, 0] > 0).long()
