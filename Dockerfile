# docker build -t audit . && docker run --rm -v "$PWD:/work" audit check articles/
FROM python:3.12-slim AS build
WORKDIR /src
COPY pyproject.toml README.md LICENSE NOTICE ./
COPY audit ./audit
COPY rules ./rules
RUN python -m venv /opt/audit && /opt/audit/bin/pip install --no-cache-dir --quiet . && /opt/audit/bin/python -m compileall -q /opt/audit

FROM python:3.12-slim
COPY --from=build /opt/audit /opt/audit
RUN useradd --create-home audit
USER audit
ENV PATH=/opt/audit/bin:$PATH PYTHONUNBUFFERED=1
WORKDIR /work
ENTRYPOINT ["audit"]
CMD ["--help"]
