"""Data sets: the same numbers on every machine, and a clear word on where they come from."""

from __future__ import annotations

import hashlib
import os
import pickle
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import torch

from tutor.lab import load
from tutor.lab.data import (
    DataError,
    cache,
    cifar_like,
    clothes,
    data_root,
    house_prices,
)

REAL = Path(os.environ.get("TUTOR_TEST_DATA", ""))
needs_real_data = pytest.mark.skipif(
    not (REAL / "FashionMNIST").is_dir(), reason="needs real Fashion-MNIST in $TUTOR_TEST_DATA"
)
needs_real_houses = pytest.mark.skipif(
    not (REAL / "house_prices").is_dir(), reason="needs real house prices in $TUTOR_TEST_DATA"
)


def test_clothes_are_the_same_bytes_everywhere() -> None:
    assert load("clothes28", n=100).checksum == CLOTHES
    assert load("clothes28", "test", seed=3, n=50).checksum == CLOTHES_TEST


def test_houses_are_the_same_everywhere() -> None:
    assert load("house_tiny").checksum == HOUSES
    assert load("houses").checksum == HOUSE_PRICES
    assert load("houses", "test", seed=3, n=50).checksum == HOUSE_PRICES_TEST


def test_pictures_in_colour_are_the_same_bytes_everywhere() -> None:
    assert load("cifar_like", n=100).checksum == COLOURED
    assert load("cifar_like", "test", seed=3, n=50).checksum == COLOURED_TEST


CLOTHES = "ad73bae33f4e25c2be69652f882122b0eba0e24b2d002c73ac3b599fc3ded9c7"
CLOTHES_TEST = "3567883acf261e746c9c4adec9bdc696da74797b1b08833f6bd5d9dcf61b44da"
COLOURED = "3deb4258a0e293aaff7b6df1df5a1cf97ecec824fff4265c68b4214442c4b51a"
COLOURED_TEST = "02d671cba80ac79b94eb41c3337a36632b3aad920026c877c26cea3ae4a28ca5"
HOUSES = "b3e0656073f2296e03f48c090a248b305d07086adf73fc28177f02d0a202ba6f"
HOUSE_PRICES = "696655b0593334bc5357dd370c66ddfbf9081d7f08c574062deed3f3dd19cdf4"
HOUSE_PRICES_TEST = "bd19e9dff1a2244d87ac5559d7dc46ff262d199b58ed7d8258a3fbee1aacb347"


def test_the_contract_of_images() -> None:
    train, test = load("fashion_mnist", "train", n=200), load("fashion_mnist", "test", n=100)
    assert train.X.shape == (200, 1, 28, 28)
    assert (train.X.dtype, train.y.dtype) == (torch.float32, torch.int64)
    assert train.X.min() >= 0
    assert train.X.max() <= 1
    assert train.y.bincount().tolist() == [20] * 10
    assert len(train.labels) == 10
    assert train.baselines == {"accuracy": 0.1}
    assert train.source == "stand-in: clothes28, 200 train images drawn by tutor"
    assert "MIT" in train.license
    assert not torch.equal(train.X[:100], test.X)
    first, second = train.halves()
    assert (len(first), len(second)) == (160, 40)
    assert torch.equal(torch.cat((first.y, second.y)), train.y)


def test_the_contract_of_images_in_colour(tmp_path: Path) -> None:
    train = load("cifar10", "train", n=200, root=tmp_path)
    assert train.X.shape == (200, 3, 32, 32)
    assert (train.X.dtype, train.y.dtype) == (torch.float32, torch.int64)
    assert train.X.min() >= 0
    assert train.X.max() <= 1
    assert train.y.bincount().tolist() == [20] * 10
    assert len(train.labels) == 10
    assert train.baselines == {"accuracy": 0.1}
    assert train.source == "stand-in: cifar_like, 200 train images drawn by tutor"
    assert "MIT" in train.license
    assert load("cifar_like", n=200).checksum == train.checksum
    assert load("cifar10", prefer="standin", n=200).checksum == train.checksum


@pytest.mark.parametrize("name", ["clothes28", "cifar_like"])
def test_seeds_and_splits_share_no_stream(name: str) -> None:
    sums = {load(name, s, seed=k, n=20).checksum for s in ("train", "test") for k in range(4)}
    assert len(sums) == 8


def test_a_linear_model_does_well_and_not_perfectly() -> None:
    """The difficulty is that of the real set: well above chance, shirts the hardest."""
    pictures, labels = clothes.clothes28(1500, 5)
    X = torch.from_numpy(pictures).reshape(1500, -1).float() / 255
    Y = torch.nn.functional.one_hot(torch.from_numpy(labels), 10).float()
    ridge = X[:1000].T @ X[:1000] + 50 * torch.eye(784)
    W = torch.linalg.solve(ridge, X[:1000].T @ Y[:1000])
    right = (X[1000:] @ W).argmax(1) == Y[1000:].argmax(1)
    each = [right[Y[1000:, k] == 1].float().mean().item() for k in range(10)]
    assert 0.6 < right.float().mean().item() < 0.95
    assert min(range(10), key=each.__getitem__) in (2, 4, 6)


def test_colour_alone_helps_little_and_a_linear_model_more() -> None:
    """As in CIFAR-10: what is in the picture is a matter of shape, wherever it stands."""
    pictures, labels = cifar_like.cifar_like(1500, 5)
    X, y = torch.from_numpy(pictures).float() / 255, torch.from_numpy(labels)
    Y = torch.nn.functional.one_hot(y, 10).float()
    shares = []
    for inputs, weight in ((X.mean((2, 3)), 0.01), (X.flatten(1), 300.0)):
        ones = torch.cat((inputs, torch.ones(1500, 1)), 1)
        A, test = ones[:1000], ones[1000:]
        W = torch.linalg.solve(A.T @ A + weight * torch.eye(A.shape[1]), A.T @ Y[:1000])
        shares.append(((test @ W).argmax(1) == y[1000:]).float().mean().item())
    assert 0.08 < shares[0] < 0.2
    assert 0.2 < shares[1] < 0.5


def test_a_kept_file_that_is_broken_is_drawn_again(tmp_path: Path) -> None:
    def draw() -> dict[str, np.ndarray]:
        return {"a": np.arange(3)}

    assert cache.cached("x", draw, tmp_path)["a"].tolist() == [0, 1, 2]
    assert cache.cached("x", dict, tmp_path)["a"].tolist() == [0, 1, 2]
    (tmp_path / "x.npz").write_bytes(b"broken")
    assert cache.cached("x", draw, tmp_path)["a"].tolist() == [0, 1, 2]
    assert [file.name for file in tmp_path.iterdir()] == ["x.npz"]


def test_many_may_draw_at_once(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as threads:
        many = threads.map(
            lambda _: cache.cached("x", lambda: {"a": np.ones(10_000)}, tmp_path)["a"].sum(),
            range(40),
        )
        assert set(many) == {10_000.0}


def test_a_disk_that_takes_nothing_is_no_obstacle(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    assert cache.cached("x", lambda: {"a": np.ones(2)}, blocked)["a"].sum() == 2


def test_houses_hold_every_difficulty() -> None:
    train, test = load("house_tiny").frame, load("house_tiny", "test").frame
    assert (train.shape, test.shape) == ((45, 7), (15, 7))
    assert train["pool"].isna().all()
    assert train["rooms"].isna().any()
    assert train["roof"].isna().any()
    assert set(test["roof"].dropna()) - set(train["roof"].dropna()) == {"Thatch"}
    assert "Metal" in set(train["roof"])
    assert "Metal" not in set(test["roof"])


def test_the_contract_of_prices() -> None:
    train, test = load("house_prices", prefer="standin"), load("houses", "test")
    assert (train.frame.shape, test.frame.shape) == ((1460, 12), (1459, 11))
    assert list(test.frame.columns) == [c for c in train.frame.columns if c != "SalePrice"]
    assert train.source == "stand-in: houses, 1460 train houses drawn by tutor"
    assert "MIT" in train.license
    assert train.baselines["log_rmse"] == pytest.approx(0.409, abs=1e-3)
    assert test.baselines == {}
    assert not set(train.frame["Id"]) & set(test.frame["Id"])
    first, second = train.halves()
    assert (len(first), len(second)) == (1168, 292)


def test_prices_hold_every_difficulty() -> None:
    train, test = load("houses").frame, load("houses", "test").frame
    large = train["LotArea"] > train["LotArea"].median()
    gap = train["LotFrontage"].isna()
    assert gap[large].mean() > 2 * gap[~large].mean()  # not at random
    assert train["PoolQC"].isna().mean() > 0.98
    assert 0.05 < train["GarageType"].isna().mean() < 0.12
    assert set(test["Neighborhood"]) - set(train["Neighborhood"]) == {"Landmrk"}
    assert train["SalePrice"].skew() > 1
    assert abs(np.log(train["SalePrice"]).skew()) < 0.4
    assert not train.drop(columns=["LotFrontage", "GarageType", "PoolQC"]).isna().any().any()


def test_no_price_stands_where_machines_could_round_it_differently() -> None:
    levels = np.arange(9 * house_prices.ONE, 15 * house_prices.ONE)
    hundreds = np.exp(levels / house_prices.ONE) / 100
    assert np.abs(hundreds % 1 - 0.5).min() > 1e-6
    logs = house_prices.ONE * np.log(np.arange(1, 6000))
    assert np.abs(logs % 1 - 0.5).min() > 1e-6


def test_a_linear_model_of_log_prices_is_good_and_not_the_best() -> None:
    """What is left for others: the two effects that a sum cannot say."""
    frame = load("houses").frame
    numbers = frame.select_dtypes("number").drop(columns=["Id", "SalePrice"])
    words = pd.get_dummies(frame.select_dtypes(exclude="number"), dummy_na=True, dtype=float)
    X = np.hstack([((numbers - numbers.mean()) / numbers.std()).fillna(0), words])
    y = np.log(frame["SalePrice"].to_numpy())
    y, A = y - y.mean(), X[:1168]
    w = np.linalg.solve(A.T @ A + 3 * np.eye(X.shape[1]), A.T @ y[:1168])
    error = np.sqrt(np.mean((X[1168:] @ w - y[1168:]) ** 2))
    assert 1.15 * house_prices.NOISE < error < 0.14


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("mnist",), "no data set is called 'mnist'; there are: fashion_mnist"),
        (("clothes28", "valid"), "no split 'valid'; there are: train, test"),
        (("fashion_mnist", "train", "real"), "Put its four files into"),
        (("cifar10", "test", "real"), "its seven files lie in"),
        (("house_prices", "test", "real"), "Put train.csv and test.csv"),
    ],
)
def test_what_cannot_be_had_is_said(arguments: tuple[str, ...], words: str, tmp_path: Path) -> None:
    with pytest.raises(DataError, match=words):
        load(*arguments, root=tmp_path)  # type: ignore[arg-type]


def test_real_pictures_in_colour_come_through_torchvision(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files of the real form with a few pictures in them; their MD5 is told to torchvision."""
    from torchvision.datasets import CIFAR10

    folder = tmp_path / "cifar-10-batches-py"
    folder.mkdir()
    images, digests = np.random.RandomState(0).randint(0, 256, (6, 2, 3072), np.uint8), {}
    batches = {
        name: {"data": some, "labels": [k, 9 - k]}
        for k, (name, some) in enumerate(zip(COLOURED_FILES, images, strict=True))
    }
    for name, content in {**batches, "batches.meta": {"label_names": ["cat", "dog"]}}.items():
        (folder / name).write_bytes(pickle.dumps(content))
        digests[name] = hashlib.md5((folder / name).read_bytes()).hexdigest()
    train = [[name, digests[name]] for name in COLOURED_FILES[:5]]
    monkeypatch.setattr(CIFAR10, "train_list", train)
    monkeypatch.setattr(CIFAR10, "test_list", [["test_batch", digests["test_batch"]]])
    meta = {"filename": "batches.meta", "key": "label_names", "md5": digests["batches.meta"]}
    monkeypatch.setattr(CIFAR10, "meta", meta)

    data = load("cifar10", root=tmp_path)
    assert data.source == "real: CIFAR-10, 10 train images from the data folder"
    assert data.X.shape == (10, 3, 32, 32)
    bytes_of_X = (255 * data.X).round().byte().flatten(1)
    assert torch.equal(bytes_of_X, torch.from_numpy(images[:5]).flatten(0, 1))
    assert data.y.tolist() == [0, 9, 1, 8, 2, 7, 3, 6, 4, 5]
    assert data.labels == ("cat", "dog")
    assert load("cifar10", "test", root=tmp_path).y.tolist() == [5, 4]
    assert load("cifar_like", n=20, root=tmp_path).source.startswith("stand-in")

    (folder / "data_batch_3").write_bytes(b"cut off")
    with pytest.raises(DataError, match="cannot be read"):
        load("cifar10", root=tmp_path)
    (folder / "data_batch_3").unlink()  # not all files: as if there were none
    assert load("cifar10", n=20, root=tmp_path).source.startswith("stand-in")


COLOURED_FILES = (*(f"data_batch_{k}" for k in range(1, 6)), "test_batch")


def test_the_data_folder_is_the_argument_then_the_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TUTOR_DATA", "/somewhere")
    assert data_root("/else") == Path("/else")
    assert data_root() == Path("/somewhere")
    monkeypatch.delenv("TUTOR_DATA")
    assert data_root().parts[-2:] == ("tutor", "data")


@needs_real_data
def test_real_images_are_preferred_where_they_are() -> None:
    train = load("fashion_mnist", root=REAL)
    assert train.source.startswith("real: Fashion-MNIST, 600 train images")
    assert train.X.shape == (600, 1, 28, 28)
    assert 0.2 < train.X.mean() < 0.4
    assert load("fashion_mnist", prefer="standin", root=REAL).source.startswith("stand-in")
    assert load("clothes28", root=REAL).source.startswith("stand-in")


@needs_real_data
def test_a_truncated_file_is_named(tmp_path: Path) -> None:
    shutil.copytree(REAL / "FashionMNIST", tmp_path / "FashionMNIST")
    images = tmp_path / "FashionMNIST" / "raw" / "train-images-idx3-ubyte"
    images.chmod(0o644)
    images.write_bytes(images.read_bytes()[:5000])
    with pytest.raises(DataError, match="cannot be read"):
        load("fashion_mnist", root=tmp_path)


@needs_real_houses
def test_real_prices_are_preferred_where_they_are() -> None:
    train, test = load("house_prices", root=REAL), load("house_prices", "test", root=REAL)
    assert train.source == "real: Kaggle house prices, 1460 train houses of Ames, Iowa"
    assert (train.frame.shape, test.frame.shape) == ((1460, 81), (1459, 80))
    assert train.frame["MasVnrType"].eq("None").sum() > 800  # a kind of masonry and no gap
    assert train.baselines["log_rmse"] == pytest.approx(0.399, abs=1e-3)
    assert load("houses", root=REAL).source.startswith("stand-in")


def test_a_table_of_something_else_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "house_prices"
    folder.mkdir()
    for split in ("train", "test"):
        (folder / f"{split}.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"train\.csv cannot be read .* no column Id, SalePrice"):
        load("house_prices", root=tmp_path)
