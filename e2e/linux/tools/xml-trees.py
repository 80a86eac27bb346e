"""Reads XML documents with a strict parser: one JSON tree a line, [tag, attributes, text, children, tail]."""

import json
import sys
from xml.etree import ElementTree


def tree(element):
    children = [tree(child) for child in element]
    return [element.tag, element.attrib, element.text, children, element.tail]


for file in sys.stdin.read().split():
    print(json.dumps(tree(ElementTree.parse(file).getroot())))
