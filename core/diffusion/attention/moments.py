"""Mean and spread of features, so kept that two sets can be merged exactly."""

from dataclasses import dataclass

from torch import Tensor


@dataclass(frozen=True)
class Moments:
    """How many values (weighted), their mean, and their summed squared deviations, in fp32."""

    count: float
    mean: Tensor
    squares: Tensor

    @classmethod
    def of(cls, x: Tensor, dim: int) -> "Moments":
        """The moments along one dimension, which stays with length 1."""
        x = x.float()
        mean = x.mean(dim, keepdim=True)
        # torch.var_mean is ten times slower than this on a CPU.
        deviation = x - mean
        return cls(x.shape[dim], mean, (deviation * deviation).sum(dim, keepdim=True))

    def merge(self, other: "Moments") -> "Moments":
        """The moments of both sets together (Chan et al. 1979)."""
        count = self.count + other.count
        delta = other.mean - self.mean
        mean = self.mean + delta * (other.count / count)
        between = delta.square() * (self.count * other.count / count)
        return Moments(count, mean, self.squares + other.squares + between)

    def weighted(self, weight: float) -> "Moments":
        """As if each value had been seen `weight` times."""
        if weight == 1:
            return self
        return Moments(self.count * weight, self.mean, self.squares * weight)

    def rows(self, branches: int, pictures: int) -> "Moments":
        """The last branches' rows, once for each picture: (B, ...) to (branches * P, ...)."""
        mean, squares = self.mean[-branches:], self.squares[-branches:]
        if pictures > 1:
            mean, squares = (x.repeat_interleave(pictures, 0) for x in (mean, squares))
        return Moments(self.count, mean, squares)

    @property
    def variance(self) -> Tensor:
        """The variance with divisor n, as normalisation layers take it."""
        return self.squares / self.count

    @property
    def unbiased_variance(self) -> Tensor:
        """The variance with divisor n - 1, as StyleAligned's AdaIN takes it."""
        return self.squares / max(self.count - 1, 1)
