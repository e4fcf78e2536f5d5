"""Object storage buckets, reached with rclone."""

from sitebuilder.deploy.targets.bucket.target import Bucket

__all__ = ["Bucket"]
