"""Mean and spread of features, so kept that two sets can be merged exactly."""

from dataclasses import dataclass

from torch import Tensor


@dataclass(frozen=True)
class Moments:
    """How many values, their mean, and their summed squared deviations from it, in fp32."""

    count: int
    mean: Tensor
    squares: Tensor

    @classmethod
    def of(cls, x: Tensor, dim: int) -> "Moments":
        """The moments along one dimension, which stays with length 1."""
        x = x.float()
        mean = x.mean(dim, keepdim=True)
        return cls(x.shape[dim], mean, (x - mean).square().sum(dim, keepdim=True))

    def merge(self, other: "Moments") -> "Moments":
        """The moments of both sets together (Chan et al. 1979)."""
        count = self.count + other.count
        delta = other.mean - self.mean
        mean = self.mean + delta * (other.count / count)
        between = delta.square() * (self.count * other.count / count)
        return Moments(count, mean, self.squares + other.squares + between)

    @property
    def variance(self) -> Tensor:
        """The variance with divisor n, as normalisation layers take it."""
        return self.squares / self.count

    @property
    def unbiased_variance(self) -> Tensor:
        """The variance with divisor n - 1, as StyleAligned's AdaIN takes it."""
        return self.squares / (self.count - 1)
