/** The bundle of the Worker that is measured; it is put beside this one when workerd starts. */
declare const worker: {
  fetch(request: Request, env: object, context: ExecutionContext): Promise<Response> | Response;
  scheduled(controller: { scheduledTime: number }, env: object, context: ExecutionContext): Promise<void>;
};
export default worker;
