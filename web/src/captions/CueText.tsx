import { createElement, Fragment, type ReactNode } from 'react';
import { type CueNode, readMarkup } from '#contract/captions/markup.ts';

/** The words of a cue as elements of ours: nothing in them is ever HTML. */
export function CueText({ children }: { readonly children: string }) {
  return drawn(readMarkup(children));
}

function drawn(nodes: readonly CueNode[]): ReactNode {
  return createElement(Fragment, null, ...nodes.map(draw));
}

function draw(node: CueNode): ReactNode {
  if (node.kind === 'text') return node.text;
  const children = drawn(node.children);
  switch (node.tag) {
    case 'v':
      return children;
    case 'lang':
      return <span lang={node.annotation}>{children}</span>;
    default:
      return createElement(node.tag, null, children);
  }
}
