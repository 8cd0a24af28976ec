// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/action_signs.h"

#include <QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace signalbox::lists {
namespace {

using Weight = ActionMatch::Weight;

/// Actions that give a job away, as OWNER/NAME or OWNER/NAME/PATH without a version; the longer one counts. A star
/// stands for the rest.
struct Uses {
    JobKind kind;
    Weight weight;
    QLatin1StringView actions; ///< separated by blanks
};

constexpr std::array Table{
    Uses{JobKind::Security, Weight::ForItsSake,
         "github/codeql-action ossf/scorecard-action actions/dependency-review-action aquasecurity/trivy-action "
         "aquasecurity/tfsec-action aquasecurity/tfsec-pr-commenter-action anchore/scan-action snyk/actions "
         "docker/scout-action gitleaks/gitleaks-action trufflesecurity/trufflehog returntocorp/semgrep-action "
         "semgrep/semgrep-action zizmorcore/zizmor-action rustsec/audit-check actions-rs/audit-check "
         "actions-rust-lang/audit embarkstudios/cargo-deny-action golang/govulncheck-action securego/gosec "
         "bridgecrewio/checkov-action google/osv-scanner-action google/osv-scanner pypa/gh-action-pip-audit "
         "trailofbits/gh-action-pip-audit microsoft/security-devops-action fossas/fossa-action "
         "checkmarx/ast-github-action checkmarx/kics-github-action veracode/* zaproxy/* crytic/slither-action "
         "shiftleftsecurity/* whitesource/* mend/* synopsys-sig/* blackduck-inc/* contrastsecurity/* jfrog/frogbot "
         "oss-review-toolkit/ort-ci-github-action dependency-check/dependency-check_action mobsf/mobsfscan "
         "pyupio/safety-action pyupio/safety step-security/wait-for-secrets"_L1},
    Uses{JobKind::Security, Weight::Aside,
         "github/codeql-action/upload-sarif anchore/sbom-action cyclonedx/* advanced-security/* "
         "slsa-framework/slsa-verifier"_L1},
    Uses{JobKind::Benchmark, Weight::ForItsSake,
         "benchmark-action/github-action-benchmark rhysd/github-action-benchmark codspeedhq/action bencherdev/bencher "
         "boa-dev/criterion-compare-action matchai/criterion-compare-action treosh/lighthouse-ci-action "
         "foo-software/lighthouse-check-action grafana/k6-action grafana/run-k6-action "
         "andresz1/size-limit-action"_L1},
    Uses{JobKind::Benchmark, Weight::Aside, "grafana/setup-k6-action"_L1},
    Uses{JobKind::Release, Weight::ForItsSake,
         "softprops/action-gh-release ncipollo/release-action actions/create-release actions/upload-release-asset "
         "goreleaser/goreleaser-action pypa/gh-action-pypi-publish googleapis/release-please-action "
         "google-github-actions/release-please-action release-drafter/release-drafter "
         "cycjimmy/semantic-release-action go-semantic-release/action python-semantic-release/* changesets/action "
         "js-devtools/npm-publish katyo/publish-crates release-plz/action marcoieni/release-plz-action "
         "svenstaro/upload-release-action marvinpinto/action-automatic-releases abutler/upload-release-assets "
         "shogo82148/actions-upload-release-asset shogo82148/actions-create-release "
         "taiki-e/create-gh-release-action taiki-e/upload-rust-binary-action rubygems/release-gem "
         "snapcore/action-publish mathieudutour/github-tag-action anothrnick/github-tag-action "
         "mikepenz/release-changelog-builder-action haaleo/publish-vscode-extension "
         "dawidd6/action-homebrew-bump-formula mislav/bump-homebrew-formula-action vedantmgoyal9/winget-releaser "
         "vedantmgoyal2009/winget-releaser helm/chart-releaser-action joutvhu/create-release "
         "comnoco/create-release-action cb80/pubrel johnwbyrd/update-release "
         "eine/tip meedamian/github-release fnkr/github-action-ghr wow-actions/* orhun/git-cliff-action"_L1},
    Uses{JobKind::Deploy, Weight::ForItsSake,
         "actions/deploy-pages peaceiris/actions-gh-pages jamesives/github-pages-deploy-action "
         "crazy-max/ghaction-github-pages cloudflare/wrangler-action cloudflare/pages-action netlify/actions "
         "nwtgck/actions-netlify amondnet/vercel-action azure/webapps-deploy azure/functions-action azure/k8s-deploy "
         "azure/static-web-apps-deploy aws-actions/amazon-ecs-deploy-task-definition "
         "aws-actions/aws-cloudformation-github-deploy aws-actions/aws-lambda-deploy "
         "google-github-actions/deploy-cloudrun google-github-actions/deploy-appengine "
         "google-github-actions/deploy-cloud-functions firebaseextended/action-hosting-deploy w9jds/firebase-action "
         "akhileshns/heroku-deploy easingthemes/ssh-deploy burnett01/rsync-deployments "
         "samkirkland/ftp-deploy-action digitalocean/app_action chrnorm/deployment-action bobheadxi/deployments "
         "jakejarvis/s3-sync-action"_L1},
    Uses{JobKind::Deploy, Weight::Aside,
         "superfly/flyctl-actions appleboy/ssh-action appleboy/scp-action hashicorp/setup-terraform "
         "actions/upload-pages-artifact actions/configure-pages actions/jekyll-build-pages azure/aks-set-context"_L1},
    Uses{JobKind::Image, Weight::ForItsSake,
         "docker/build-push-action docker/bake-action redhat-actions/buildah-build "
         "redhat-actions/push-to-registry mr-smithers-excellent/docker-build-push "
         "elgohr/publish-docker-github-action depot/build-push-action depot/bake-action "
         "whoan/docker-build-with-cache-action aevea/action-kaniko ko-build/setup-ko imjasonh/setup-ko "
         "docker/build-and-push noelware/docker-manifest-action"_L1},
    Uses{JobKind::Image, Weight::Aside,
         "docker/metadata-action docker/setup-buildx-action "
         "jlumbroso/free-disk-space/docker"_L1},
    Uses{JobKind::Coverage, Weight::ForItsSake,
         "actions-rs/tarpaulin codacy/codacy-coverage-reporter-action py-cov-action/python-coverage-comment-action "
         "irongut/codecoveragesummary romeovs/lcov-reporter-action mishakav/pytest-coverage-comment "
         "5monkeys/cobertura-action madrapps/jacoco-report danielpalme/reportgenerator-github-action "
         "davelosert/vitest-coverage-report-action zgosalvez/github-actions-report-lcov "
         "artiomtr/jest-coverage-report-action barecheck/code-coverage-action orgoro/coverage "
         "insightsengineering/coverage-action"_L1},
    Uses{JobKind::Coverage, Weight::Aside,
         "codecov/codecov-action coverallsapp/github-action paambaati/codeclimate-action qltysh/qlty-action "
         "deepsourcelabs/test-coverage-action codecov/test-results-action"_L1},
    Uses{JobKind::Lint, Weight::Aside,
         "golangci/golangci-lint-action pre-commit/action pre-commit-ci/lite-action j178/prek-action "
         "super-linter/super-linter github/super-linter oxsecurity/megalinter reviewdog/* psf/black "
         "astral-sh/ruff-action chartboost/ruff-action crate-ci/typos codespell-project/actions-codespell "
         "rhysd/actionlint raven-actions/actionlint devops-actions/actionlint hadolint/hadolint-action "
         "ludeeus/action-shellcheck davidanson/markdownlint-cli2-action nosborn/github-action-markdown-cli "
         "ibiqlik/action-yamllint wagoid/commitlint-github-action amannn/action-semantic-pull-request "
         "actions-rs/clippy-check actions-rs-plus/clippy-check clechasseur/rs-clippy-check giraffate/clippy-action "
         "actions-rust-lang/rustfmt obi1kenobi/cargo-semver-checks-action jidicula/clang-format-action "
         "doozyx/clang-format-lint-action cpp-linter/cpp-linter-action streetsidesoftware/cspell-action "
         "lycheeverse/lychee-action gaurav-nelson/github-action-markdown-link-check biomejs/setup-biome "
         "creyd/prettier_action wearerequired/lint-action dominikh/staticcheck-action isort/isort-action "
         "fsfe/reuse-action apache/skywalking-eyes jakebailey/pyright-action jordemort/action-pyright "
         "sonarsource/* jetbrains/qodana-action check-spelling/check-spelling editorconfig-checker/* "
         "stefanprodan/kube-tools bufbuild/buf-action bufbuild/buf-lint-action ansible/ansible-lint "
         "terraform-linters/setup-tflint norio-nomura/action-swiftlint swiftlang/github-workflows"_L1},
    Uses{JobKind::Test, Weight::ForItsSake,
         "cypress-io/github-action reactivecircus/android-emulator-runner google/oss-fuzz google/clusterfuzzlite "
         "helm/chart-testing-action helm/kind-action"_L1},
    Uses{JobKind::Test, Weight::Aside,
         "dorny/test-reporter enricomi/publish-unit-test-result-action mikepenz/action-junit-report "
         "phoenix-actions/test-reporting coactions/setup-xvfb gabrielbb/xvfb-action browser-actions/* "
         "microsoft/playwright-github-action chromaui/action engineerd/setup-kind "
         "scacap/action-surefire-report trunk-io/analytics-uploader"_L1},
    Uses{JobKind::Build, Weight::Aside,
         "pyo3/maturin-action messense/maturin-action pypa/cibuildwheel tauri-apps/tauri-action "
         "samuelmeuli/action-electron-builder lukka/run-cmake threeal/cmake-action "
         "hynek/build-and-inspect-python-package snapcore/action-build flatpak/flatpak-github-actions "
         "cross-rs/cross houseabsolute/actions-rust-cross rustwasm/wasm-pack-action jetli/wasm-pack-action"_L1},
};

/// `action` in small letters without its version, against one entry of the table; how many letters say so.
qsizetype lettersOf(QStringView action, QLatin1StringView entry)
{
    const bool open = entry.endsWith(u'*');
    const QLatin1StringView fixed = open ? entry.chopped(1) : entry;
    if (!action.startsWith(fixed, Qt::CaseInsensitive))
        return 0;
    const bool ends = action.size() == fixed.size() || action[fixed.size()] == u'/';
    return open || ends ? fixed.size() : 0;
}

ActionMatch matchOf(const QString& action)
{
    const QString name = action.section(u'@', 0, 0).trimmed();
    ActionMatch best{.action = action};
    qsizetype most = 0;
    for (const Uses& row : Table) {
        for (const auto entry : row.actions.tokenize(u' ')) {
            if (const qsizetype letters = lettersOf(name, entry); letters > most) {
                most = letters;
                best.kind = row.kind;
                best.weight = row.weight;
            }
        }
    }
    return best;
}

} // namespace

ActionMatch signOfActions(const QStringList& actions)
{
    ActionMatch best;
    for (const QString& action : actions) {
        if (const ActionMatch match = matchOf(action); match.weight > best.weight)
            best = match;
    }
    return best;
}

QString actionOfStep(const QString& stepName)
{
    static const QRegularExpression pattern(u"^Run ([\\w.-]+/[\\w./-]+@\\S+)$"_s);
    return pattern.match(stepName).captured(1);
}

} // namespace signalbox::lists
