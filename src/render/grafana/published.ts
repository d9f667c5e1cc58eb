export type { Published } from '../../model';
