"""A bucket of an object storage, reached by rclone."""

from sitebuilder.deploy.targets.bucket.target import BucketTarget

__all__ = ["BucketTarget"]
