/** A text that may break after "/": paths then break between folders before they break inside a name. */
export function breakable(text: string): readonly Node[] {
  return text
    .split(/(?<=\/)/u)
    .flatMap((part, index) => [...(index === 0 ? [] : [document.createElement('wbr')]), document.createTextNode(part)]);
}
