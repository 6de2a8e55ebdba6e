"""Audiobooks without their text: one model, and the packages of W3C (``.lpf``) and Readium.

Comes in: a recording. Goes out: a zip of a manifest, the chapters' audio and the cover.
"""
