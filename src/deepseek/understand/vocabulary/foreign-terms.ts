// German, Chinese and Japanese terms, and those that deny or limit in French and Spanish, with their English words: “Endpunkt”, “权重”, “重み”. Terms, not a grammar.

/** One row a line: the English words, then the terms for them in lower case; of longer German words, without the ending. */
const GERMAN_ROWS = `
without: ohne
but: mais, sino
artifacts: artefatos, artefactos, artefacts, artefakte
go to: vão para, vai para, vont dans, va dans
calls only: llama solo a
invocation logging: journalisation des invocations, registro de invocaciones, registro de invocações, aufrufprotokollierung
do not want: no queremos, no quiero, não queremos, ne voulons pas, wollen kein, wollen keine, brauchen kein, brauchen keine
streamed: gestreamt, diffusées en streaming, en streaming
mandatory: obligatorio, obligatoria, obligatoire, obrigatório, obrigatória
forbidden: interdit, interdite, prohibido, prohibida, proibido, proibida
go to: debe quedar en, deben quedar en, deve ficar em
calls: llama a, llama al, appelle, appeler
all models: tous les modèles, todos los modelos
all accounts: tous les comptes, todas las cuentas
guardrail: garde-fou
not: nicht, nicht auf, pas, não
no: nein, kein
never: nie, niemals
the: der, die, das, den, dem, des, le, la, les, el, los, las
a: ein, un, une, una
is: ist, sind, wird, werden, est, sont, está, están, vive, fica
account is: cuenta es, conta é
exempt: exempté, exemptée, exemptés, exento, exenta, exentos, isento
we: wir
only: nur, ausschließlich, seulement, uniquement, solo, solamente, únicamente
and: und, y, et
or: oder
with: mit, avec
without: sans, sin, sem
of: von, vom, del, du, des
all: todos, todas, toda, tous, toutes, toute
for: für, pour, para
through: über
from: aus, desde, depuis
to: nach, zum, zur
on: auf
in: im, ins, en, dans
at: bei, beim
instead of: statt
no exceptions: ohne ausnahme
formerly: früher
except: sauf, sauf pour, hormis, à l'exception de, excepto, excepto para, salvo, con excepción de, exceto, außer, ausgenommen, mit ausnahme von, bis auf
is exempt: ist ausgenommen, sind ausgenommen, bleibt ausgenommen
unless: es sei denn
our: unser, notre, nos, nuestro, nuestra, nuestros, nuestras, nosso, nossa
my: mein
all: alle, sämtlich
every: jede
nobody: niemand
may: darf, dürfen
must: muss, müssen, soll, tiene que, tienen que, doit, doivent, deve, devem
needs: braucht, brauchen, benötig, benötigt
other: andere
same: gleich, selb, misma, mismo, mismos, mismas, même, mêmes, mesma, mesmo
another account: fremdes konto, fremden konto, otra cuenta, autre compte, outra conta
no other: no hay otra, no hay otro, aucun autre, aucune autre, ningún otro, ninguna otra, kein ander
public: öffentlich, public, publique, público, pública
public endpoint: öffentlichen endpunkt
no longer: ne passe plus, plus de, ya no, não mais, nicht mehr
vpc endpoint: point de terminaison vpc, punto de enlace de vpc, punto de conexión de vpc
endpoint: point de terminaison
default encryption: cifrado por defecto, chiffrement par défaut, standardverschlüsselung
key: clave, clé, chave, schlüssel
decrypt: descifrar, déchiffrer, descriptografar, entschlüsseln
used: benutzt, genutzt, verwendet, utilisé, utilisée, usado, usada
involved: beteiligt
batch: lotes, par lots
named: s'appelle, se llama, heißt, chama-se, se chama
the endpoint: l'endpoint
name of the: nom de l', nombre del, nombre de la, nom du, nome do
session duration: sitzungsdauer, durée de session, durée de la session, duración de la sesión
hours: stunden, heures, horas
minutes: minuten, minutos
account: konto, cuenta, compte
vendor: proveedor, fournisseur, prestataire, anbieter, dienstleister, fornecedor
folder: carpeta, ordner, dossier, pasta
accounts: konten, cuentas, comptes, contas
role name: rollenname, nom du rôle, nombre del rol, nome da role, nome del ruolo
role: papel, rolle, rol, rôle, ruolo
roles: roles, rôles
named: heißen, heißt, namens, se llamará, se llama, s'appelle, s'appellera, appelé, appelée, nommé, nommée, llamado, llamada, chamado, chamada, se chama, chama-se
only exception is: einzige ausnahme ist, einzige ausnahme bleibt, seule exception, única excepción es, la única excepción es, única exceção é
user: benutzer, nutzer
permission set: berechtigungssatz
permission: berechtigung
policy: richtlinie
organization: organisation, organización, organização
sales team: vertrieb
finance team: buchhaltung
regions: regionen
model: modell, modelo, modèle
models: modelos, modèles
model import: modellimport, modell-import
weights: gewicht, modellgewicht, modelldatei, pesos, poids
distill: destillat, modelo destilado, modèle distillé, destilado, distillé
training: trainier, trainiert
fine-tune: feinabstimm, feinabstimmung, feintun, ajustar, affiner
imported model: importierte modell, importiertes modell, importierten modell, importiertem modell, modelo importado, modèle importé
belongs to: gehört, pertenece a, appartient à, appartient au
import: importieren, importier, importiert, importar, importer, importe
imports: importa
upload: suba, suban, suben, hochladen, hochlädt, hoch, subir, téléverser
download: descarguen, descargan, descarga, téléchargent, télécharge, baixar, baixem, baixam, herunterladen, herunter, descargar, télécharger
calls: invoca, invoque, ruft, rufen, aufruf, nutz, nutzt, verwend, verwendet, fragt
read: lesen, liest, leer, lire
write: schreib, schreibt
host: aloja, alojan, hébergeons, hébergent, hospedamos, hosten, hostet, betreib, betreibt, bereitstell, hospedar, hospeda, alojar, héberger, héberge
deploy: implantar, desplegar, déployer, distribuire
deny: interdire, bloquer, refuser, prohibir, proibir, bloquear, denegar, negar, nega, verbieten, verbietet, sperren, sperrt, blockier
denied: verboten, gesperrt, blockiert
allow: erlaub, zulassen
allowed: erlaubt, gestattet
everyone may: alle dürfen, jeder darf
but: aber
token by token: token für token
approved: freigegeben, genehmigt, zugelassen
approve: freigeben, genehmigen
required: erforderlich, pflicht
enforce: erzwing, erzwingt
limit: einschränk, beschränk
stay: bleib, bleibt, verbleib, verbleibt
leave: verlass
needed: gebraucht, nötig, notwendig
contractors: externe mitarbeiter, externer mitarbeiter
least privilege: kleinste rechte, minimale rechte, geringste rechte
full access: vollzugriff, voller zugriff, vollen zugriff
read only: nur lesend, nur lesen, schreibgeschützt, lesezugriff
stream: streamt, streamen
scaling: skalierung
autoscaling: automatische skalierung, automatischer skalierung
from home: von zuhause, von zu hause, homeoffice
lambda function: lambdafunktion, lambda-funktion
function: funktion, función, fonction, função, funzione
project: projekt
task: aufgabe
service: dienst
endpoint: endpunkt
real-time: echtzeit
asynchronous: asynchron
batch inference: batch-inferenz
batch: stapelverarbeitung, batchverarbeitung
prompts: eingabe
results: ergebnis, ergebniss, ausgabe, antwort
key: schlüssel
encrypted: verschlüsselt, cifrado, cifrados, chiffré, chiffrés
log: protokoll, registrar, registra, journaliser, registrer
call: llamada, llamadas, appel, appels
logs: registros, journaux
logging: protokollier, protokolliert, protokollierung
invocation log: aufrufprotokoll
log group: protokollgruppe, groupe de journaux, grupo de registros, grupo de logs
console: konsole
instance: instanz
namespace: namensraum, espace de noms, espacio de nombres
service account: dienstkonto, compte de service, cuenta de servicio, conta de serviço, account di servizio
branch: zweig
environment: umgebung
tag: taggen
quota: kontingent
price: preise
increase: erhöh
external id: externe id
collection: colección, coleção
session: sitzung
hour: stunde
minutes: minuten
office: büro
office network: büronetz
germany: deutschland, alemania, allemagne, alemanha
europe: europa
ireland: irland, irlande, irlanda
oregon: oregón
northern virginia: nord-virginia, virginie du nord, norte de virginia, norte da virgínia
london: londres
stockholm: estocolmo
frankfurt: francfort, fráncfort
tokyo: tokio, tóquio
sydney: sídney
seoul: seúl, séoul
singapore: singapur, singapour, singapura
sweden: schweden, suède, suecia, suécia
zurich: zürich
`;

const CJK_ROWS = `
tokyo: 東京, 东京
osaka: 大阪
seoul: ソウル, 首尔
mumbai: ムンバイ, 孟买
singapore: シンガポール, 新加坡
sydney: シドニー, 悉尼
jakarta: ジャカルタ, 雅加达
northern virginia: バージニア北部, バージニア, 弗吉尼亚北部, 弗吉尼亚
ohio: オハイオ, 俄亥俄
oregon: オレゴン, 俄勒冈
frankfurt: フランクフルト, 法兰克福
ireland: アイルランド, 爱尔兰
london: ロンドン, 伦敦
paris: パリ, 巴黎
stockholm: ストックホルム, 斯德哥尔摩
sao paulo: サンパウロ, 圣保罗
china: 中国
japan: 日本
eu: 欧盟, 欧州連合
europe: 欧州, 欧洲
usa: 美国, 米国
stay in: 留在
 stay: に留まる, に留め, 内に留め, から出さない
least privilege: 最小权限, 最小権限
full access: 完全访问权限, 完全访问, フルアクセス, 全权限
contractor: 外包人员, 承包商, 業務委託先, 業務委託, 外部委託先
intern: 实习生, インターン
laptop: 笔记本电脑, ノートパソコン, ノートpc
everyone: 全員, 所有人, 任何人
all account: 全アカウント, 全账户
may: 可以
 is denied : 使えない, 使ってはいけない, 利用できない, 呼び出せない
leave: 离开
public endpoint: 公共端点, 公网端点, パブリックエンドポイント
optional: 任意, 可选
token by token: 逐字
region: リージョン, 区域, 地域, 地区
: no ,: なし, 無し, しない, せず, ではなく, じゃなく, できない, 使わない, 呼び出さない, 呼ばない, 使用しない, 利用しない, 要らない, いらない, オフ
: no : 不要, 关闭, 禁用
 not : 不使用, 不用, 没有, 不能, 不得, 不允许, 不可, 不要求, 不, 无, 未
without: 抜き
no exceptions: 没有例外, 例外なし
formerly: 以前
 but : ただし, 但是, 但
 are not exempt : 除外しない, 除外しません, 除外されない, 除外ではない, 例外ではない, 不例外, 不豁免, 不除外
 are exempt : 除外, は除く, を除く, を除いて, 以外, 例外, 豁免
except: 除了, 除
only: のみ, だけ, 仅限, 只能, 只有, 仅, 只
deny : 禁止, 拒否, 拒绝, 阻止, ブロック, 屏蔽
nobody: 誰も, 任何人都不
 nobody may : 都不能, 都不得, 都不允许, 均不得, 均不能
allow: 許可, 允许
lift: 取消, 解除, 撤销, 撤廃
approved: 承認, 批准
require: 必須, 必要, 要求, 必须
enforce: 強制, 强制
all: すべて, 全て, 全部, 所有
every: 毎回, 每个, 每次
organization: 組織, 组织, 全社
outside: 外部
account: アカウント, 账户, 账号
vendor: 供应商, ベンダー
folder: 文件夹, フォルダー, フォルダ
our: 当社, 弊社, 我们的, 我们, 自社
other account: 別アカウント, 他アカウント, 別のアカウント, 他のアカウント, 其他账户, 另一个账户
partner: パートナー, 取引先, 合作伙伴
external id: 外部id, 外部 id
role: ロール, 角色
user: ユーザー, ユーザ, 用户
permission set: 権限セット, アクセス許可セット, 权限集
permission: 権限, 权限
policy: ポリシー, 策略
function: 関数, 函数
project: プロジェクト, 项目
same account: 同じアカウント, 同一アカウント, 同一账户, 同一账号
assume: 引き受ける, 引き受け, 代入
failures: 失敗, 失败, エラー, 错误
app: アプリケーション, アプリ, 应用程序, 应用
task: タスク, 任务
service: サービス, 服务
pod: ポッド
cluster: クラスター, クラスタ, 集群
namespace: 名前空間, ネームスペース, 命名空间
execution role: 执行角色, 実行ロール
task role: 任务角色, タスクロール
named: 叫做, 名为, 叫
no logs at all: 不记录任何日志, 不记录日志, 不写日志
service account: サービスアカウント, 服务账户, 服务账号
branch: ブランチ, 分支
environment: 環境, 环境
repository: リポジトリ, 仓库
tag: タグ, 标签
tag: タグ付け, 打标签, 加标签
instance: インスタンス, 实例
container: コンテナ, 容器
model: モデル, 模型
weights: 重み, ウェイト, 权重
distill: 蒸留モデル, 蒸留, 蒸馏模型, 蒸馏
imported model: インポート済みモデル, インポートしたモデル, 导入的模型, 已导入模型, 已导入的模型
import: インポート, 取り込む, 取り込み, 导入
custom model import: カスタムモデルインポート, カスタムモデルのインポート, 自定义模型导入
upload: アップロード, 上传
download: ダウンロード, 下载
call: 呼び出し, 呼び出す, 呼び出して, 呼ぶ, 调用, 访问
use: 使用, 使う, 使って, 利用
read: 読み取り, 読み取る, 読み込む, 読む, 读取, 查看
write: 書き込む, 書き込み, 書く, 写入, 写到, 写, 保存
host: ホスト, ホスティング, 托管, 部署, デプロイ
endpoint: エンドポイント, 终端节点, 端点
real-time: リアルタイム, 实时
asynchronous: 非同期, 异步
price: 料金, 価格, いくらですか, 价格, 多少钱, 价钱
alibaba cloud: 阿里云, 百炼
tencent cloud: 腾讯云
huawei cloud: 华为云
volcano engine: 火山引擎
batch inference: バッチ推論, 批量推理, 批处理推理
batch: バッチ, 批量, 批处理
inference profile: 推論プロファイル, 推理配置文件
prompts: プロンプト, 提示词, 提示
stored prompt: 保存したプロンプト, プロンプト管理, 提示词管理, 提示管理
flow: フロー, 流程
role name: ロール名, 角色名称, 角色名
results: 結果, 出力, 结果, 输出, 回答, 応答
training: トレーニング, 学習, 訓練, 训练
lifecycle script: ライフサイクルスクリプト, 生命周期脚本
checkpoints: チェックポイント, 检查点
serverless: サーバーレス, 无服务器
any network: 任何网络, どのネットワーク
fine-tune: チューニング, モデルカスタマイズ, 模型定制, ファインチューニング, 微調整, 微调
bucket: バケット, 存储桶
key: キー, 密钥, 鍵
encrypted: 暗号化, 加密
log: ログ, 日志
invocation log: 呼び出しログ, 调用日志, モデル呼び出しログ
logging: 記録, 记录, ロギング
log group: ロググループ, 日志组
streaming: ストリーミング, ストリーム, 流式, 流式输出
guardrail: ガードレール, 护栏
agent: エージェント, 智能体, 代理
knowledge base: ナレッジベース, 知识库
evaluation: 評価, 评估, 评测
console: コンソール, 控制台
quota: クォータ, 上限, 配额, 限额
increase: 引き上げ, 緩和, 提高, 提升, 增加
short-term: 短期
long-term: 長期, 长期
session: セッション, 会话
session duration: 最大セッション時間, セッション時間, 会话时长, 最长会话时间
hour: 時間, 小时
minutes: 分間, 分钟
internet: インターネット, 互联网, 公网
domain: ドメイン
 and : や, 及び, および, と, 和, 与
 : から, まで, として, について, にある, にて, によって, により, の, を, に, は, が, で, へ, も, や, 的, 在, 从, 到, 把, 将, 由, 是, 上, 里, 中, 内, する, して, した, します, です, ます, たい, ください, 请
, : 、, ，
. : 。
; : ；
? : ？
! : ！
( : （, 【, 「
) : ）, 】, 」
`;

/** The rows as terms with their words. */
function termsIn(rows: string): ReadonlyMap<string, string> {
  const terms = new Map<string, string>();
  for (const row of rows.split('\n')) {
    const at = row.lastIndexOf(': ');
    if (at === -1) continue;
    for (const term of row.slice(at + 2).split(', ')) terms.set(term, row.slice(0, at));
  }
  return terms;
}

/** Words that stand between others: whole words only. */
export const GERMAN: ReadonlyMap<string, string> = termsIn(GERMAN_ROWS);

/** Written without spaces: found within a run of characters, the longest first. */
export const CJK: ReadonlyMap<string, string> = termsIn(CJK_ROWS);
