"""An AWS API for the live tests: moto with stubs for what it lacks (moto_plus.py), and with what the tests need further.
usage: python aws-api.py PATH_OF/moto_plus.py -p PORT [further arguments of moto_server]

Stubs get an id and attributes, and nothing behind them is created, but for:
AWS::SSM::Association                        its properties, as CloudFormation resolved them, lie in the bucket ASSOCIATIONS under its id:
                                             nothing is sent to an instance, whoever plays the SSM agent reads them there
AWS::CloudFormation::WaitConditionHandle     is the URL of an object in the bucket SIGNALS, as the real one is; there what was signalled lies
AWS::CloudFormation::WaitCondition           waits for nothing: the test looks for the signal itself
AWS::SecretsManager::SecretTargetAttachment  is the ARN of the secret it was given, as the real one is"""
import importlib.util
import json
import sys

path, *arguments = sys.argv[1:]
port = arguments[arguments.index('-p') + 1]
spec = importlib.util.spec_from_file_location('moto_plus', path)
plus = importlib.util.module_from_spec(spec)
spec.loader.exec_module(plus)

from moto.cloudformation import parsing  # noqa: E402
from moto.cloudformation.models import CloudFormationBackend  # noqa: E402
from moto.moto_api._internal import mock_random  # noqa: E402
from moto.s3.models import s3_backends  # noqa: E402

ASSOCIATIONS = 'aws-api-associations'
SIGNALS = 'aws-api-signals'


def bucket(account, name, region):
    backend = s3_backends[account]['aws']
    if name not in backend.buckets:
        backend.create_bucket(name, region)
    return backend


def kept(resource, template, account, region):
    bucket(account, ASSOCIATIONS, region).put_object(ASSOCIATIONS, resource.id, json.dumps(template['Properties']).encode())
    return resource


def stub(ctype, create, update=None):
    """A stub (that of moto_plus, if it has one) made by create(name, template, account, region) -> id or resource."""
    known = [each for each in plus.STUB if each.cloudformation_type() == ctype]
    cls = known[0] if known else plus.stub(ctype, '{n}')

    def made(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
        resource = cls({'n': resource_name})
        resource.id = create(resource_name, cloudformation_json, account_id, region_name)
        return update(resource, cloudformation_json, account_id, region_name) if update else resource

    cls.create_from_cloudformation_json = classmethod(made)
    cls.__init__ = lambda self, c: None
    if update:
        cls.update_from_cloudformation_json = classmethod(
            lambda cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name:
            update(original_resource, cloudformation_json, account_id, region_name))
    return cls


def handle(name, template, account, region):
    bucket(account, SIGNALS, region)
    return f'http://localhost:{port}/{SIGNALS}/{name}-{mock_random.get_random_hex(12)}?Signature=of-aws-api'


STUBS = [
    stub('AWS::SSM::Association', lambda *_: mock_random.get_random_hex(12), kept),
    stub('AWS::CloudFormation::WaitConditionHandle', handle),
    stub('AWS::SecretsManager::SecretTargetAttachment', lambda name, template, *_: template['Properties']['SecretId']),
    *(plus.stub(*each) for each in [
        ('AWS::CloudFormation::WaitCondition', '{n}', {'Data': '{{}}'}),
        ('AWS::CDK::Metadata', '{n}'),
        ('AWS::ElastiCache::SubnetGroup', '{n}', {'CacheSubnetGroupName': '{id}'}),
        ('AWS::ElastiCache::ReplicationGroup', 'cache-{h}', {
            'PrimaryEndPoint.Address': 'primary.{id}.use1.cache.amazonaws.com', 'PrimaryEndPoint.Port': '6379',
            'ReaderEndPoint.Address': 'reader.{id}.use1.cache.amazonaws.com', 'ReaderEndPoint.Port': '6379',
        }),
    ]),
]

def parameters_of_update(self, instance, incoming_params):
    """A parameter that keeps its value may have none but its default, on which moto's own method fails."""
    known = [each for each in incoming_params if not each.get('UsePreviousValue') or each['ParameterKey'] in instance.parameters]
    return resolve_update_parameters(self, instance=instance, incoming_params=known)


resolve_update_parameters = CloudFormationBackend._resolve_update_parameters
CloudFormationBackend._resolve_update_parameters = parameters_of_update

for ours in STUBS:  # moto says of some that they are nothing
    if ours.cloudformation_type() in parsing.NULL_MODELS:
        parsing.NULL_MODELS.remove(ours.cloudformation_type())

from moto.server import main  # noqa: E402  models are looked for when it is imported

main(arguments)
