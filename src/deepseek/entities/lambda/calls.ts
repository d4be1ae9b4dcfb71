// Where the calls are run that check a role of this trusted entity.
import { inRegion, named, type CallPlaceOf } from '#deepseek/shared/call-place.ts';

/**
 * AWS answers 200 also where the function failed: FunctionError says so.
 * https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
export const callPlace: CallPlaceOf = ({ checked }) => ({
  words: 'From inside the function: your own credentials prove nothing.',
  command: `${inRegion(checked, 'lambda invoke', `--function-name ${named(checked, 'functionNames', 'FUNCTION_NAME')}`)} \\\n  --query FunctionError --output text answer.json && cat answer.json`,
  works: 'None means it works. Unhandled means the function failed: answer.json says why.',
  inCode: 'function',
});
