"""CSS and JavaScript: bundled, minified and fingerprinted."""

from sitebuilder.assets.bundle import AssetFile, BundledAssets, MinifiedAssets, bundle_assets

__all__ = ["AssetFile", "BundledAssets", "MinifiedAssets", "bundle_assets"]
