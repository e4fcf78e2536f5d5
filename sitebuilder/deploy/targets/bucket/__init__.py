"""A bucket of an object storage, reached by rclone."""

from sitebuilder.deploy.targets.bucket.target import Bucket

__all__ = ["Bucket"]
