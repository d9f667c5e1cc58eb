import { ConfigFile } from '../../workload';
import { Problem } from '../check';

/**
 * Problems by line of the files; late values are taken out, they are no text of anybody's.
 *
 * @internal
 */
export function problemsByLine(files: readonly ConfigFile[], find: (line: string, file: ConfigFile) => Omit<Problem, 'where'> | undefined): Problem[] {
  return files.flatMap((file) => file.content.split('\n').flatMap((line, i) => {
    const problem = find(line.replace(/\$\{Token\[[^\]]*\]\}/g, ''), file);
    return problem === undefined ? [] : [{ where: `${file.path}:${i + 1}`, ...problem }];
  }));
}
