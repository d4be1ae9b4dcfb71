# Serves the built page with nginx, without rights on the host. `npm ci && npm run build` comes first; then
# docker build -t rolewright . && docker run --rm --read-only --tmpfs /tmp -p 8080:8080 rolewright
FROM nginxinc/nginx-unprivileged:stable-alpine
COPY dist /srv/rolewright
# The headers of the build, behind a proxy that speaks TLS.
RUN sed -e 's/listen 443 ssl;/listen 8080;/' -e '/server_name/d' /srv/rolewright/nginx.conf.example > /etc/nginx/conf.d/default.conf
EXPOSE 8080
