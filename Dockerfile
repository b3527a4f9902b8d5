# One image: web and worker together by default, or one of them alone by command (web, worker, migrate).
ARG NODE_IMAGE=node:24.21.0-bookworm-slim

FROM ${NODE_IMAGE} AS deps
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts

FROM deps AS build
COPY . .
RUN npm run image

FROM ${NODE_IMAGE} AS runtime
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
WORKDIR /app
# What `npm run image` laid out, owned by root: the process can change none of it
COPY --from=build /app/dist/image ./
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 CMD ["node", "scripts/is-ready.mjs"]
ENTRYPOINT ["node", "dist/serve.js"]
