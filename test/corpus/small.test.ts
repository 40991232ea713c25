import { describeTree } from './describeTree.ts';
import { smallTrees } from './trees.ts';

smallTrees.forEach(describeTree);
