import { describeTree } from './describeTree.ts';
import { otherTrees } from './trees.ts';

otherTrees.forEach(describeTree);
